"""How much of a file is taken. The upload screen prints these; over a limit a file is refused in words."""

MB = 1_000_000

SCREEN_BYTES = 50 * MB  # the inbox and the command line take larger files
FILE_BYTES = 200 * MB
INFLATED_BYTES = 1_000 * MB
PARTS = 2_000
INFLATION_RATIO = 200  # for parts that inflate to more than RATIO_FROM_BYTES
RATIO_FROM_BYTES = 1 * MB
SHEETS = 100
COLUMNS = 500
CELLS = 12_000_000  # rows x columns up to the last filled cell of one sheet
CELL_CHARACTERS = 32_767
LIST_BYTES = 8 * MB  # of workbook.xml and the other lists of parts
HIDDEN_ROWS = 100_000  # of a sheet that are named
TAIL_BYTES = 2 * MB  # behind the cells of a sheet: its page headers, its lists of choices
FACTS = 1_000_000  # that leave the parsing child
SCREEN_FACTS = 60_000  # of one file on the screen: what the server may hold; the command line takes more
PROBLEMS = 2_000
RESULT_BYTES = 24 * MB  # that leave the parsing child: for problems and first rows, and besides
RESULT_BYTES_A_FACT = 400  # for each figure that was asked for at most
CHILD_BYTES = 1_500 * MB
CHILD_SECONDS = 60
DOCUMENT_CHARACTERS = 4_000_000  # of the text of a document
DOCUMENT_PAGES = 1_000
SCANNED_PAGES = 40  # of a scan, whose pages are recognised one by one
SCANNED_BYTES = 200 * MB  # of its pages as pictures
PAGE_SECONDS = 90  # to recognise one page
PICTURES = 300  # of numbers of a scan that are shown
DOCUMENT_DEPTH = 200  # of elements within elements
EXECUTABLE = (".exe", ".com", ".bat", ".cmd", ".ps1", ".vbs", ".js", ".scr", ".msi", ".dll", ".lnk", ".sh", ".jar")
