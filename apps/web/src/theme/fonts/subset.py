"""Makes the five web fonts beside this file from IBM Plex (SIL Open Font License 1.1, see LICENSE.txt).

    npm install --no-save @fontsource/ibm-plex-sans@5.3.0 @fontsource/ibm-plex-mono@5.3.0
    pip install fonttools brotli
    python3 apps/web/src/theme/fonts/subset.py node_modules/@fontsource

Hinting is dropped and the family is renamed, because "Plex" is a reserved name that a modified font may not carry.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

LATIN = (
    "U+20-7E,U+A0,U+A7,U+B0-B3,U+B5,U+B7,U+BD,U+C4,U+C9,U+D6,U+D7,U+DC,U+DF,U+E0-E2,U+E4,U+E7-EB,U+ED-EF,U+F1,"
    "U+F3,U+F4,U+F6,U+F7,U+FA-FC,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2026,U+2032,U+20AC,U+2191,U+2193,U+2212"
)
GREEK = "U+394,U+3A3,U+3B1-3C9"
FONTS = [
    ("sans", "latin", 400, LATIN),
    ("sans", "latin", 600, LATIN),
    ("sans", "greek", 400, GREEK),
    ("mono", "latin", 400, LATIN),
    ("mono", "latin", 600, LATIN),
]


def make(source: pathlib.Path, target: pathlib.Path, family: str, unicodes: str) -> None:
    font = TTFont(source)
    options = subset.Options(hinting=False, flavor="woff2", layout_features=["kern", "liga", "ccmp", "mark"])
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=subset.parse_unicodes(unicodes))
    subsetter.subset(font)
    for record in font["name"].names:
        if record.nameID in (1, 3, 4, 6, 16):
            record.string = family.replace(" ", "") if record.nameID == 6 else family
    font.flavor = "woff2"
    font.save(target)
    print(f"{target.stat().st_size:6d} bytes  {target.name}")


def main(fontsource: pathlib.Path) -> None:
    here = pathlib.Path(__file__).parent
    for kind, script, weight, unicodes in FONTS:
        source = fontsource / f"ibm-plex-{kind}/files/ibm-plex-{kind}-{script}-{weight}-normal.woff2"
        make(source, here / f"{kind}-{script}-{weight}.woff2", f"Tenfold {kind.title()}", unicodes)


main(pathlib.Path(sys.argv[1]))
