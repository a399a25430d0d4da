"""Makes the web fonts beside this file from IBM Plex and STIX Two Math (SIL Open Font License 1.1, see LICENSE.txt).

    npm install --no-save @fontsource/ibm-plex-sans@5.3.0 @fontsource/ibm-plex-mono@5.3.0 @fontsource/stix-two-math@5.3.0
    pip install fonttools brotli
    python3 apps/web/src/theme/fonts/subset.py node_modules/@fontsource

Hinting is dropped and the family is renamed, because "Plex" and "TM Math" are reserved names that modified fonts may not carry.
"""

import pathlib
import sys

from fontTools import subset
from fontTools.ttLib import TTFont

LATIN = (
    "U+20-7E,U+A0,U+A7,U+B0-B3,U+B5,U+B7,U+BD,U+C4,U+C9,U+D6,U+D7,U+DC,U+DF,U+E0-E2,U+E4,U+E7-EB,U+ED-EF,U+F1,"
    "U+F3,U+F4,U+F6,U+F7,U+FA-FC,U+2013,U+2014,U+2018,U+2019,U+201C,U+201D,U+2026,U+2032,U+20AC,U+2191,U+2193,U+2212"
)
# Of the formulas: upright and italic letters, the Greek ones in use, and signs with the sizes that they can stretch to.
MATH = (
    "U+20,U+21,U+25,U+28-3E,U+41-5B,U+5D,U+61-7D,U+B1,U+B7,U+D7,U+1D434-1D454,U+1D456-1D467,U+210E,U+1D6E4,U+1D6E5,"
    "U+1D6FC-1D700,U+1D702,U+1D703,U+1D705-1D707,U+1D70B,U+1D70C,U+1D70E,U+1D70F,U+1D711,U+1D713,U+1D714,U+1D716,U+1D719,"
    "U+2016,U+2026,U+2032,U+2061,U+2192,U+2202,U+2207,U+2208,U+2211,U+220F,U+2212,U+221A,U+221E,U+2223,U+2225,U+223C,"
    "U+2248,U+2260,U+2264,U+2265,U+226A,U+226B,U+22C5,U+22EF,U+2308-230B,U+211D,U+1D53C"
)
GREEK = "U+394,U+3A3,U+3B1-3C9"
TEXT = ["kern", "liga", "ccmp", "mark"]
FONTS = [
    ("sans", "latin", 400, LATIN),
    ("sans", "latin", 600, LATIN),
    ("sans", "greek", 400, GREEK),
    ("mono", "latin", 400, LATIN),
    ("mono", "latin", 600, LATIN),
]


def make(source: pathlib.Path, target: pathlib.Path, family: str, unicodes: str, features: list[str]) -> None:
    font = TTFont(source)
    options = subset.Options(hinting=False, flavor="woff2", layout_features=features)
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
        make(source, here / f"{kind}-{script}-{weight}.woff2", f"Tenfold {kind.title()}", unicodes, TEXT)
    math = fontsource / "stix-two-math/files/stix-two-math-latin-400-normal.woff2"
    make(math, here / "math.woff2", "Tenfold Math", MATH, [])


main(pathlib.Path(sys.argv[1]))
