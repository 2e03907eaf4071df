"""The programmes of early disposition, and circuit law."""

from generated.markdown import table
from sentencing.districts import circuit_name, districts
from sentencing.precedent import departure_tests, factor_rules, holdings
from sentencing.precedent.holding import Holding
from sentencing.programmes import Programme, programmes, universal_terms
from sentencing.programmes.record import Tier


def programme_records() -> str:
    """Every record of the registry, circuit by circuit."""
    circuits = {district.abbreviation: district.circuit for district in districts()}
    by_circuit: dict[str, list[str]] = {}
    for each in programmes():
        circuit = each.circuit or circuits.get(next(iter(each.districts), ""), "")
        by_circuit.setdefault(circuit_name(circuit) if circuit else "Every district", []).append(_record(each))
    return "\n\n".join("\n\n".join((f"## {circuit}", *records)) for circuit, records in by_circuit.items())


def _record(programme: Programme) -> str:
    """A record: where and when, and a line for each thing that it says."""
    lines = {
        "Gives": "; ".join(_tier(programme, tier) for tier in programme.tiers) or programme.terms,
        "Asks": _whom(programme),
        "Known": f"{programme.confidence}; {'; '.join(map(str, programme.sources))}; checked {programme.checked}",
        "Note": " ".join(programme.note.split()),
    }
    told = "\n".join(f"- **{name}:** {text}" for name, text in lines.items() if text)
    return f"### {programme.where}: {programme.window}\n\n{told}"


def _tier(programme: Programme, tier: Tier) -> str:
    """What a tier gives, and who receives it."""
    who = [tier.who] if tier.who else []
    if tier.category_at_least is not None:
        who.append(f"Category {tier.category_at_least} or above")
    if tier.offenses:
        who.append(f"a prior {', '.join(tier.offenses)}")
    if tier.removals_at_least is not None:
        who.append(f"{tier.removals_at_least} removals or more")
    if tier.incomplete:
        who.append("other conditions that were not read")
    plea = tier.plea_to or programme.plea_to
    to = f" on a plea to {plea}" if plea else ""
    whom = f" ({' or '.join(who)})" if who else ""
    return f"{tier.benefit}{to}{whom}"


def _whom(programme: Programme) -> str:
    """What a programme asks, as far as a source tells."""
    longest, most = programme.excluded_sentence_months, programme.removals_at_most
    also = "else " if programme.taken_category else ""
    asks = (
        f"Category {programme.category_at_most} at most" if programme.category_at_most else "",
        f"no prior {', '.join(programme.excluded_offenses)}" if programme.excluded_offenses else "",
        f"no prior sentence of {longest} months or more" if longest else "",
        f"{most} removals at most" if most is not None else "",
        "no offense on supervised release" if programme.excludes_supervised_release else "",
        f"an agreement within {programme.deadline_days} days" if programme.deadline_days else "",
        "a plea before indictment" if programme.before_indictment else "",
        f"to waive {', '.join(programme.waivers)}" if programme.waivers else "",
        *(f"to {each}" for each in programme.undertakings),
        f"an agreement under {programme.agreement}" if programme.agreement else "",
        f"a prosecutor may weigh {', '.join(programme.discretion)}" if programme.discretion else "",
        _taken(programme),
        "" if programme.criteria_read or not programme.exists else f"whom {also}it takes was not read",
    )
    return "; ".join(filter(None, asks))


def _taken(programme: Programme) -> str:
    category, removals = programme.taken_category, programme.taken_removals
    return f"a court took one of Category {category} with {removals} removals to be eligible" if category else ""


def universal() -> str:
    """What every programme asks since the memorandum of 2003."""
    terms = universal_terms()
    asks, waivers = ", ".join(terms.asks), ", ".join(terms.waivers)
    source = "; ".join(map(str, terms.sources))
    return (
        f"Since {terms.begins} every programme asks {asks}, and waivers of {waivers}; "
        f"none may give more than {terms.most_levels} levels ({source})."
    )


def circuit_law() -> str:
    """Every decision of the registry, by circuit and day."""
    by_circuit: dict[str, list[str]] = {}
    for each in holdings():
        by_circuit.setdefault(circuit_name(each.circuit), []).append(_decision(each))
    return "\n\n".join("\n".join((f"## {circuit}\n", *told)) for circuit, told in by_circuit.items())


def _decision(holding: Holding) -> str:
    later = {each.id: each.name for each in holdings()}.get(holding.superseded_by or "")
    told = (
        f"- **{holding.decided}, {holding.posture}:** {holding}. {holding.holding}",
        f"Dissent: {holding.dissent}" if holding.dissent else "",
        f"To be shown: {', '.join(holding.showing)}." if holding.showing else "",
        f"Superseded by {later}." if later else "",
        holding.note,
        f"*Read: {holding.read} ({holding.source}{f'; at {holding.at}' if holding.at else ''}).*",
    )
    return " ".join(filter(None, told))


def departure_law() -> str:
    """What *Koon* lets a court do with a factor, and how the opinions of *Banuelos-Rodriguez* went about it."""
    rules = table(
        ("A factor that is", "supports a departure", "Such as", "At"),
        ((str(rule.kind), rule.rule, "; ".join(rule.examples), rule.at) for rule in factor_rules()),
    )
    tests = (
        f"### The {test.opinion} ({test.by}): a court {'may' if test.allows else 'may not'} depart\n\n"
        + table(("Asks", "Answer", "Because", "At"), ((q.asks, q.answer, q.because, q.at) for q in test.questions))
        for test in departure_tests()
    )
    return "\n\n".join((rules, *tests))
