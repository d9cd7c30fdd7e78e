"""How much may be handed to the server, and how slowly. Every bound of an upload stands here and nowhere else.

`server.maxUploadSize` in .streamlit/config.toml says FILE_BYTES again, for the uploader in the browser.
"""

MIB = 2**20

FILE_BYTES = 50 * MIB  # one body: the file and the few bytes of its form
SESSION_BYTES = 150 * MIB  # one open page: what it holds and what is on its way
SERVER_BYTES = 400 * MIB  # all of them together
SESSION_FILES = 40
SERVER_FILES = 200

BODY_SECONDS = 120.0  # a whole body
SILENT_SECONDS = 15.0  # without a byte of it
DRAIN_SECONDS = 5.0  # a refused body is thrown away this long, so that the refusal can be read

# A page that lost its connection may come back for this long; then what it held is freed. It is less than
# `server.disconnectedSessionTTL` (120 s), after which Streamlit itself knows the session no more.
GRACE_SECONDS = 90.0
