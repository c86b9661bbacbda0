"""Places of the gazetteer, and the names by which they are found."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Place:
    """A populated place; `region` is its first-level division, empty where GeoNames has none."""

    geonames_id: int
    name: str
    country: str
    region: str
    region_code: str
    latitude: float
    longitude: float
    population: int

    def __str__(self) -> str:
        return f"{self.name}, {self.region}" if self.region else self.name


@dataclass(frozen=True)
class Match:
    """A place, and the spelling by which it was found as GeoNames writes it.

    `spellings` counts the names that GeoNames has for the place: the more, the better known it is.
    """

    place: Place
    name: str
    spellings: int = field(default=1, compare=False)

    @property
    def is_primary(self) -> bool:
        """Whether the spelling is the place's main name, not an alternate one."""
        return self.name == self.place.name
