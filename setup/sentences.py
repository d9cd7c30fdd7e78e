"""What manage.py says: its help, its refusals, its lines, always Vietnamese first and the same in English."""

import argparse
import sys

DATA_VERBS = (
    *"load read query trace batches withdraw restore layouts sample".split(),
    *"verify recover backup inbox first-use lead register prepare report check-report form-06a".split(),
)

HELP = """\
python manage.py VIỆC [tham số] / VERB [arguments]

  run       mở bảng điều khiển trong trình duyệt / open the dashboard in the browser
            [--host 127.0.0.1] [--port 8501] [--no-browser] [--data DIR]
  load      nạp tệp số liệu / load data files
  read      đọc thử một tệp, không lưu / read a file without storing it
  query     hỏi số liệu / ask for figures
  trace     lần từ một con số về ô gốc / follow a figure back to its cell
  batches   các lô đã nạp / the batches loaded
  withdraw  rút một lô / withdraw a batch
  restore   khôi phục một lô đã rút / restore a withdrawn batch
  layouts   bố cục bảng đã lưu [--save TỆP.json] [--remove TÊN] / saved layouts of tables
  sample    tạo kho số mẫu để xem thử / make stores of samples to look at
            load [published] [simulated]
  verify    kiểm tra kho số liệu / check the store
  recover   chữa kho hỏng từ các lần nạp và bản sao lưu / mend a damaged store from its batches and a backup
            [--backup FOLDER] [--accept-loss]
  backup    sao lưu kho số liệu sang thư mục khác / copy the store to another folder
            FOLDER [--restore]
  inbox     nhận tệp thả vào inbox/ của kho / take files dropped into the store's inbox/
            [--once] [--auto on|off]
  first-use tháng bắt đầu dùng, từ đó mới tính thiếu, quá hạn / the month since when reports can be missing or late
            [2026-10|auto]
  lead      nguồn chính của một nơi và lĩnh vực từ một kỳ / the source that leads a place and subject from a period on
            --place --subject --period [--source ID|auto] [--reason]
  register  danh sách đơn vị phải báo cáo của một nơi / the units of a place that are expected to report
            --place [--fill communes|seen|TỆP] [--add TÊN …] [--remove TÊN] [--clear] [--yes] [--reason]
  report    báo cáo Word của một nơi và kỳ / the Word report of a place and period
            --place --period OUT.docx [--unit] [--template T.docx] [--again CŨ.docx / OLD.docx] [--save-template]
  check-report  đối chiếu số trong báo cáo với kho / compare the numbers of a report with the store
            REPORT.docx [--json]
  form-06a  ghi Biểu II.06a từ kho / write form II.06a out of the store
            --place --period OUT.xlsx [--unit]
  prepare   chuẩn bị kho số liệu / prepare the store
  check     kiểm tra nhanh, không cần trình duyệt / a quick check that takes no browser
            [cách viết, lỗi, kiểu, mã thừa, phép thử nhanh / format, lint, types, unused code, fast tests]
  test      chạy kiểm thử, kể cả trong trình duyệt thật / run the tests, those in a real browser too
            [ĐƯỜNG_DẪN / PATH …] [tham số pytest / pytest arguments] [--all: cả những phép thử lâu / the slow ones too]
            [--matrix: mọi bề rộng, ngôn ngữ, nền / all widths, languages, themes]
  docs      ghi các bảng trong README [--check] / write the tables of the README files
  bench     đo tốc độ / measure speed [load query overview rerun screens kill damage waiting; answers, limits,
            reading N SEED, mutate N SEED, published: số công bố đọc được ở đâu / where published figures are read,
            readings TỆP.json: cách đọc mọi tệp thử, để so hai bản mã / readings of all test workbooks, to compare,
            prose: đọc văn xuôi đúng đến đâu / how well prose is read]
  bundle    gom gói cài đặt để mang sang máy không có mạng / gather packages for a machine without network
            [--platform win_amd64] [--python 3.11]

python manage.py VIỆC --help: tham số của một việc / the arguments of one verb
Kho số liệu: data/store, hoặc thư mục nêu ở --data hay KPI_DATA / The store: data/store, or --data or KPI_DATA
"""


class Refused(Exception):
    """What was asked cannot be done: one sentence in Vietnamese, the same in English, and the exit code."""

    def __init__(self, vi, en, code=1):
        super().__init__(en)
        self.vi, self.en, self.code = vi, en, code


class Arguments(argparse.ArgumentParser):
    """An argument parser whose usage errors are sentences in both languages, with exit code 2."""

    def error(self, message):
        self.print_usage(sys.stderr)
        raise Refused(f"Gọi sai cách: {message}.", f"Wrong usage: {message}.", 2)


def say(vi, en, stream=None):
    """Print one line in Vietnamese and one in English, at once, to stderr unless told otherwise."""
    print(vi, en, sep="\n", file=stream or sys.stderr, flush=True)
