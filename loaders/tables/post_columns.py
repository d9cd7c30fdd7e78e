"""Headings of a list of posts as Meta Business Suite exports it, in English, Swedish and Vietnamese."""

from loaders.tables.headers import Column

COLUMNS = {
    "post": Column(("Post ID", "Publicerings-id", "ID bài viết", "Mã bài viết")),
    "page": Column(("Page name", "Sidnamn", "Tên Trang")),
    "account": Column(("Account username", "Kontots användarnamn", "Tên người dùng tài khoản")),
    "published": Column(("Publish time", "Publiceringstid", "Thời gian đăng", "Thời gian đăng bài")),
    "permalink": Column(("Permalink", "Permalänk", "Liên kết cố định", "Liên kết vĩnh viễn")),
    "title": Column(("Title", "Titel", "Tiêu đề")),
    "date": Column(("Date", "Datum", "Ngày")),
    "views": Column(("Views", "Visningar", "Lượt xem")),
    "reach": Column(("Reach", "Räckvidd", "Số người tiếp cận", "Người tiếp cận", "Lượt tiếp cận")),
    "interactions": Column(
        (
            "Reactions, Comments and Shares",
            "Reaktioner, kommentarer och delningar",
            "Cảm xúc, bình luận và lượt chia sẻ",
            "Lượt bày tỏ cảm xúc, bình luận và chia sẻ",
        )
    ),
    "reactions": Column(("Reactions", "Reaktioner", "Cảm xúc", "Lượt bày tỏ cảm xúc")),
    "comments": Column(("Comments", "Kommentarer", "Bình luận", "Lượt bình luận")),
    "shares": Column(("Shares", "Delningar", "Lượt chia sẻ")),
    "clicks": Column(("Total clicks", "Totalt antal klick", "Tổng số lượt click", "Tổng lượt click")),
}
