"""What search engines are told of a page (schema.org), from public facts only. Pure: dictionaries for JSON-LD.

`base` is the address of the site without a final slash; times and dates are those of Paris.
"""

from cms.core import hours

CONTEXT = "https://schema.org"
STORE, SHOP, MARKET = "Store", "GroceryStore", "Place"
TYPES = {
    "market": MARKET,
    "farm_market": MARKET,
    "drive": STORE,
    "vending_machine": STORE,
    "producers_shop": SHOP,
    "mobile_grocery": SHOP,
    "partner_shop": SHOP,
    "solidarity_grocery": SHOP,
}
"""The schema.org type of a kind of place; the others are a LocalBusiness."""
MAKERS = {"vins": "Winery", "armagnac-floc": "Distillery", "bieres-jus-sirops": "Brewery"}
"""The type of a producer all of whose products are of one family."""


def website(base, site):
    """The site, who publishes it and how one searches it; `site` is the SiteSettings."""
    publisher = {"@type": "GovernmentOrganization", "@id": f"{base}/#service", "name": site.publisher}
    publisher |= _known(url=site.publisher_url, telephone=site.phone, email=site.email)
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "@id": f"{base}/#site",
        "name": "C’est fait dans le Gers",
        "url": f"{base}/",
        "inLanguage": "fr-FR",
        "publisher": publisher,
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": f"{base}/recherche/?q={{search_term_string}}"},
            "query-input": "required name=search_term_string",
        },
    }


def breadcrumb(base, title, parents=()):
    """The way from the home page to this one; `parents` are (name, path)."""
    steps = [("Accueil", "/"), *parents]
    items = [
        {"@type": "ListItem", "position": index, "name": name, "item": f"{base}{path}"}
        for index, (name, path) in enumerate(steps, 1)
    ]
    items.append({"@type": "ListItem", "position": len(items) + 1, "name": title})
    return {"@context": CONTEXT, "@type": "BreadcrumbList", "itemListElement": items}


def item_list(base, entries):
    """A list of pages; `entries` have a title and a url."""
    return {
        "@context": CONTEXT,
        "@type": "ItemList",
        "itemListElement": [
            {"@type": "ListItem", "position": index, "name": entry.title, "url": f"{base}{entry.url}"}
            for index, entry in enumerate(entries, 1)
        ],
    }


def place(base, listing, today, openings=()):
    """A place (`Listing`); a market is a place where the next certain openings are events."""
    address = f"{base}{listing.url}"
    data = {
        "@context": CONTEXT,
        "@type": TYPES.get(listing.kind, "LocalBusiness"),
        "@id": f"{address}#lieu",
        "name": listing.title,
        "url": address,
        "address": _address(listing, listing.commune_name),
        **_contact(listing, listing.summary),
    }
    specification = hours.schema_org(listing.opening_hours, today, listing.dated_exceptions)
    data |= _known(openingHoursSpecification=specification)
    if data["@type"] == MARKET:
        certain = [opening for opening in openings if not opening.unknown and opening.end]
        data |= _known(event=[_event(opening, listing, data) for opening in certain])
    return data


def producer(base, page, farm, families, today):
    """A producer: the farm's own sale (`Listing`) when there is one, else what everyone may know of the place."""
    address = f"{base}{page.url}"
    data = place(base, farm, today) if farm else {"@context": CONTEXT, "address": _address(page.public, page.commune)}
    known = {"@id": f"{address}#ferme", "name": page.title, "url": address}
    return data | known | {"@type": maker_type(families)} | _contact(page.public, page.standfirst)


def maker_type(families):
    """Winery, Distillery, Brewery, else LocalBusiness; `families` are slugs of product families."""
    only = set(families)
    return MAKERS.get(only.pop(), "LocalBusiness") if len(only) == 1 else "LocalBusiness"


def article(base, page):
    """A piece of news, or a guide."""
    published = getattr(page, "date", None)
    updated = getattr(page, "updated_on", None) or page.last_published_at
    return {
        "@context": CONTEXT,
        "@type": "NewsArticle" if published else "Article",
        "headline": page.title,
        "url": f"{base}{page.url}",
        "inLanguage": "fr-FR",
        "publisher": {"@id": f"{base}/#service"},
        **_known(
            description=page.meta_description,
            datePublished=published and published.isoformat(),
            dateModified=updated and updated.isoformat(),
            author=getattr(page, "author", "") and {"@type": "Person", "name": page.author},
        ),
    }


def _address(facts, commune):
    street = _known(streetAddress=facts.address, postalCode=facts.postcode, addressLocality=str(commune or ""))
    return {"@type": "PostalAddress", "addressCountry": "FR", **street}


def _contact(facts, description):
    """Description, telephone, mail, site and point; a point that only tells the commune is not given."""
    data = _known(description=description, telephone=facts.phone, email=facts.email, sameAs=facts.website)
    if facts.precision != "commune":
        point = {"latitude": round(facts.latitude, 5), "longitude": round(facts.longitude, 5)}
        data["geo"] = {"@type": "GeoCoordinates", **point}
    return data


def _event(opening, listing, market):
    elsewhere = {"@type": "Place", "name": opening.moved_to, "address": market["address"]}
    return {
        "@type": "Event",
        "name": listing.title,
        "startDate": opening.start.isoformat(),
        "endDate": opening.end.isoformat(),
        "eventStatus": f"{CONTEXT}/EventScheduled",
        "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
        "location": elsewhere if opening.moved_to else {"@id": market["@id"]},
    }


def _known(**facts):
    return {name: value for name, value in facts.items() if value}
