"""What each column of the tables and of what is made of them means, in one sentence."""

from types import MappingProxyType

from twinning.language import N_, _

_MEANINGS = {
    "city_id": N_("The city's id, unique and lasting."),
    "name": N_("The name that is shown."),
    "country": N_("ISO 3166-1 alpha-2 code of the country."),
    "level": N_("What kind of party this is."),
    "region": N_("First-level division, which tells namesakes apart."),
    "latitude": N_("Degrees north, WGS 84."),
    "longitude": N_("Degrees east, WGS 84."),
    "location_method": N_("How the coordinates were found."),
    "location_confidence": N_("How sure the coordinates are."),
    "population": N_("Inhabitants."),
    "tags": N_("What the city is known for, in plain words."),
    "aliases": N_("Other names in any script, former ones included."),
    "geonames_id": N_("Identifier in GeoNames."),
    "wikidata_id": N_("Identifier in Wikidata."),
    "selected_agreements": N_("How many of the agreements in this package the city has."),
    "agreement_id": N_("The agreement's id, unique and lasting."),
    "city_a": N_("One party; the pair has no order."),
    "city_b": N_("The other party."),
    "city_a_name": N_("Name of the one party."),
    "city_a_country": N_("Country of the one party."),
    "city_a_latitude": N_("Latitude of the one party."),
    "city_a_longitude": N_("Longitude of the one party."),
    "city_b_name": N_("Name of the other party."),
    "city_b_country": N_("Country of the other party."),
    "city_b_latitude": N_("Latitude of the other party."),
    "city_b_longitude": N_("Longitude of the other party."),
    "status": N_("How the agreement stands."),
    "instrument": N_("What kind of paper it is."),
    "signed_on": N_("When it was signed, as precisely as it is known (EDTF level 0)."),
    "ends_on": N_("When it ends; empty where it is open-ended (EDTF level 0)."),
    "programme_years": N_("Length of an agreed programme in years."),
    "themes": N_("Ids of the themes of co-operation."),
    "signed_at": N_("Where or how it was signed."),
    "signatories": N_("Who signed."),
    "organiser": N_("Network or body that arranged it."),
    "languages": N_("Languages of the paper."),
    "note": N_("What to know before relying on the row."),
    "theme_id": N_("The theme's id, unique and lasting."),
    "parent": N_("The theme above; empty for a group."),
    "label": N_("The label that is shown."),
    "keywords": N_("Words of the sources that mean this theme."),
    "title": N_("A title, or what is known of it."),
    "publisher": N_("Who published it."),
    "url": N_("Web address."),
    "published_on": N_("When it was published (EDTF level 0)."),
    "says_status": N_("The status that the source reports."),
    "says_signed_on": N_("The date of signing that the source gives (EDTF level 0)."),
    "quote": N_("The words that carry the claim."),
    "claims_city": N_("The city whose number of agreements the source states."),
    "claims_country": N_("The country whose number of agreements the source states."),
    "claims_total": N_("The number of agreements that the source states."),
    "kind": N_("What happened."),
    "date": N_("When it happened or was promised (EDTF level 0)."),
    "party": N_("The party that acted or is to act."),
    "due": N_("Until when a commitment is to be kept (EDTF level 0)."),
    "done": N_("When a commitment was kept (EDTF level 0)."),
    "source_url": N_("Web address of the page that says so."),
    "code": N_("The code used in the tables."),
}
MEANINGS = MappingProxyType(_MEANINGS)


def meaning(column: str) -> str:
    """What the column means; empty for a column that only the given tables know."""
    return _(MEANINGS[column]) if column in MEANINGS else ""
