"""When spring begins: a second opinion on the Solar Hijri new year, from the sky.

By law the year begins on the day of the March equinox if that falls before noon of Iran Standard
Time (UTC+3:30), else on the next one.  The equinox is that of Jean Meeus, Astronomical Algorithms,
2nd edition, chapter 27, good to a minute; the slowing of the earth, at most some minutes until the
year 2122, is left out.
"""

from datetime import date, datetime, timedelta
from math import cos, radians

NOON = timedelta(hours=12)
IRAN = timedelta(hours=3, minutes=30)
_EPOCH, _EPOCH_DAY = datetime(2000, 1, 1, 12), 2451545.0
_TERMS = (
    (485, 324.96, 1934.136),
    (203, 337.23, 32964.467),
    (199, 342.08, 20.186),
    (182, 27.85, 445267.112),
    (156, 73.14, 45036.886),
    (136, 171.52, 22518.443),
    (77, 222.54, 65928.934),
    (74, 296.72, 3034.906),
    (70, 243.58, 9037.513),
    (58, 119.81, 33718.147),
    (52, 297.17, 150.678),
    (50, 21.02, 2281.226),
    (45, 247.54, 29929.562),
    (44, 325.15, 31555.956),
    (29, 60.93, 4443.417),
    (18, 155.12, 67555.328),
    (17, 288.79, 4562.452),
    (16, 198.04, 62894.029),
    (14, 199.76, 31436.921),
    (12, 95.39, 14577.848),
    (12, 287.11, 31931.756),
    (12, 320.81, 34777.259),
    (9, 227.73, 1222.114),
    (8, 15.45, 16859.074),
)


def equinox(year: int) -> datetime:
    """The March equinox of a Gregorian year from 1000 to 3000, by the clocks of Iran."""
    y = (year - 2000) / 1000
    mean = 2451623.80984 + 365242.37404 * y + 0.05169 * y**2 - 0.00411 * y**3 - 0.00057 * y**4
    centuries = (mean - _EPOCH_DAY) / 36525
    anomaly = radians(35999.373 * centuries - 2.47)
    speed = 1 + 0.0334 * cos(anomaly) + 0.0007 * cos(2 * anomaly)
    terms = sum(a * cos(radians(b + c * centuries)) for a, b, c in _TERMS)
    return _EPOCH + timedelta(days=mean + 0.00001 * terms / speed - _EPOCH_DAY) + IRAN


def new_year(year: int) -> date:
    """1 Farvardin of a Solar Hijri year."""
    return (equinox(year + 621) + NOON).date()
