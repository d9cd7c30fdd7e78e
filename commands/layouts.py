"""`layouts`: the saved layouts of tables nobody wrote code for; list them, save one from a file, forget one."""

from commands.files import layout_file
from commands.output import OK, print_json, table
from data.measures import MEASURES
from data.names import slug as slug_of
from data.store import Store


def add(verbs) -> None:
    parser = verbs.add_parser("layouts", help="bố cục bảng đã lưu / saved layouts of tables")
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--save", metavar="FILE.json", help="lưu bố cục từ tệp / save a layout from a file")
    what.add_argument("--remove", metavar="NAME", help="quên một bố cục / forget a layout")
    parser.add_argument("--json", action="store_true")
    parser.set_defaults(run=run_layouts)


def run_layouts(options, store: Store) -> int:
    from loaders.layouts.saving import remove_layout, save_layout

    if options.save:
        layout = layout_file(options.save)
        is_new = save_layout(store, layout)
        if options.json:
            print_json({"saved": layout.slug, "changed": is_new})
        else:
            print(
                f"Đã lưu bố cục “{layout.name}” ({layout.slug}). Bỏ: layouts --remove {layout.slug}"
                if is_new
                else f"Bố cục “{layout.name}” đã lưu như vậy rồi."
            )
        return OK
    if options.remove:
        slug = slug_of(options.remove.removeprefix("layout:"))
        remove_layout(store, slug)
        print_json({"removed": slug}) if options.json else print(
            f"Đã quên bố cục {slug}; số liệu đã nạp theo nó vẫn giữ nguyên. / Forgotten; what it loaded stays."
        )
        return OK
    saved = store.reader().decisions.layouts
    if options.json:
        print_json({"layouts": [{"slug": slug, **described} for slug, described in saved.items()]})
    elif not saved:
        print("Chưa lưu bố cục nào. / No layout is saved.")
    else:
        print(
            table(
                [_described(slug, described) for slug, described in saved.items()],
                {"slug": "mã", "name": "tên", "columns": "cột", "measures": "chỉ tiêu", "period": "kỳ lấy từ"},
            )
        )
    return OK


def _described(slug: str, layout: dict) -> dict:
    means = [one["is"] for one in (*layout["columns"], *layout.get("rows", ()))]
    return {
        "slug": slug,
        "name": layout["name"],
        "columns": len(layout["columns"]),
        "measures": sum(m in MEASURES for m in means),
        "period": layout["period"],
    }
