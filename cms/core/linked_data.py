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


def publisher(base, site):
    """Who publishes the site (SiteSettings)."""
    known = _known(url=site.publisher_url, telephone=site.phone, email=site.email)
    return {"@type": "GovernmentOrganization", "@id": f"{base}/#service", "name": site.publisher, **known}


def website(base, site):
    """The site, who publishes it and how one searches it; `site` is the SiteSettings."""
    return {
        "@context": CONTEXT,
        "@type": "WebSite",
        "@id": f"{base}/#site",
        "name": "C’est fait dans le Gers",
        "url": f"{base}/",
        "inLanguage": "fr-FR",
        "publisher": publisher(base, site),
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
    data |= opening_hours(listing, today)
    if data["@type"] == MARKET:
        certain = [opening for opening in openings if not opening.unknown and opening.end]
        events = [_event(opening, listing, data) for opening in certain]
        data |= _known(event=events + _recurring(listing, data, certain))
    return data


def opening_hours(listing, today):
    """Usual hours, and apart from them those of dated changes; all by date when a change has no certain hours.

    Nothing where they are believed no more.
    """
    if not listing.is_believed:
        return {}
    coming = [each for each in listing.dated_exceptions if each.ends_on >= today]
    special = [_special(each) for each in coming]
    if not all(special):
        return _known(openingHoursSpecification=hours.schema_org(listing.opening_hours, today, coming))
    return _known(
        openingHoursSpecification=hours.schema_org(listing.opening_hours, today),
        specialOpeningHoursSpecification=[specification for group in special for specification in group],
    )


def _special(change):
    """What a dated change says: nobody there, or the hours of those days; empty when they are not certain."""
    first, last = change.starts_on.isoformat(), change.ends_on.isoformat()
    validity = {"validFrom": first, "validThrough": last}
    if change.kind != "hours":  # closed, or moved elsewhere
        return [{"@type": "OpeningHoursSpecification", **validity, "opens": "00:00", "closes": "00:00"}]
    hours_then = hours.schema_org(change.opening_hours, change.starts_on)
    return [validity | each for each in hours_then if each.get("validFrom", first) <= last]


def _recurring(market, place_data, certain):
    """A market that is the same every week, as one event with its schedule."""
    weekly = [each for each in place_data.get("openingHoursSpecification", ()) if "dayOfWeek" in each]
    held = [each for each in weekly if each["opens"] != each["closes"]]
    if not (held and certain):
        return []
    schedule = [
        {
            "@type": "Schedule",
            "repeatFrequency": "P1W",
            "byDay": each["dayOfWeek"],
            "startTime": each["opens"],
            "endTime": each["closes"],
            "scheduleTimezone": "Europe/Paris",
        }
        for each in held
    ]
    usual = {"name": market.title, "startDate": certain[0].start.date().isoformat(), "eventSchedule": schedule}
    return [{"@type": "Event", **usual, **_held(), "location": {"@id": place_data["@id"]}}]


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


def article(base, page, site, picture=""):
    """A piece of news, or a guide; `picture` is the full address of the one that stands for it.

    Whoever publishes the site (SiteSettings) is the author of what nobody signs.
    """
    author = getattr(page, "author", "")
    published = getattr(page, "date", None)
    updated = getattr(page, "updated_on", None) or page.last_published_at
    return {
        "@context": CONTEXT,
        "@type": "NewsArticle" if published else "Article",
        "headline": page.title,
        "url": f"{base}{page.url}",
        "inLanguage": "fr-FR",
        "publisher": publisher(base, site),
        "author": {"@type": "Person", "name": author} if author else {"@id": f"{base}/#service"},
        **_known(
            description=page.meta_description,
            image=picture,
            mainEntityOfPage=f"{base}{page.url}",
            datePublished=published and published.isoformat(),
            dateModified=updated and updated.isoformat(),
        ),
    }


def video(name, thumbnail, *, description="", uploaded=None, player="", file="", transcript=""):
    """A film, by full addresses: a still, and the player of its host or our own file."""
    return {
        "@context": CONTEXT,
        "@type": "VideoObject",
        "name": name,
        "description": description or name,
        "thumbnailUrl": thumbnail,
        "inLanguage": "fr-FR",
        **_known(uploadDate=uploaded and uploaded.isoformat(), embedUrl=player, contentUrl=file, transcript=transcript),
    }


def how_to(name, steps):
    """Numbered steps; `steps` are pairs of a title and a plain text."""
    return {
        "@context": CONTEXT,
        "@type": "HowTo",
        "name": name,
        "step": [
            {"@type": "HowToStep", "position": index, "name": title, **_known(text=text)}
            for index, (title, text) in enumerate(steps, 1)
        ],
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
        **_held(),
        "location": elsewhere if opening.moved_to else {"@id": market["@id"]},
    }


def _held():
    return {
        "eventStatus": f"{CONTEXT}/EventScheduled",
        "eventAttendanceMode": f"{CONTEXT}/OfflineEventAttendanceMode",
    }


def _known(**facts):
    return {name: value for name, value in facts.items() if value}
