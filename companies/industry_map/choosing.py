"""Who is drawn: those who tie companies to each other, the best connected first, or those around one record."""

from dataclasses import dataclass

from companies.industry_map.ties import Node, neighbours

# A reader can take in so many names; the rest is in the lists, and around whomever the map is centred on.
COMPANIES, OTHERS = 60, 60


@dataclass(frozen=True)
class Chosen:
    """The ties that are drawn; of how many companies and others, among how many that could be."""

    ties: tuple
    companies: int
    others: int
    all_companies: int
    all_others: int

    @property
    def is_all(self):
        return (self.companies, self.others) == (self.all_companies, self.all_others)


def choose(ties, around=None):
    """Return the Chosen among all released Ties; `around` is the Node in whose neighbourhood they must be."""
    ties = joining(ties, keep=around)
    everybody = neighbours(ties)
    known = neighbourhood(around, everybody) if around else everybody
    companies = best(filter(is_company, known), everybody, COMPANIES, around)
    candidates = joining([tie for tie in ties if all(drawn(end, companies, known) for end in tie.ends)], keep=around)
    tied = neighbours(candidates)
    others = best((node for node in tied if not node.is_company), tied, OTHERS, around)
    kept = companies | others
    drawn_ties = joining([tie for tie in candidates if kept.issuperset(tie.ends)], keep=around)
    return Chosen(tuple(drawn_ties), *counted(neighbours(drawn_ties)), *counted(known))


def joining(ties, keep=None):
    """Return the ties without those that end at a brand or a partnership which ties nobody to anybody.

    A brand with one owner says no more than the company does. When one goes, what it was tied to may go as well.
    """
    while True:
        tied = neighbours(ties)
        loose = {node for node, others in tied.items() if not node.is_company and len(others) < 2 and node != keep}
        if not loose:
            return ties
        ties = [tie for tie in ties if not loose.intersection(tie.ends)]


def neighbourhood(centre, tied):
    """Return whom a record is tied to, directly or by one brand or partnership, and all that ties these together."""
    around = {centre, *tied.get(centre, ())}
    for node in tuple(around - {centre}):
        if not node.is_company or not centre.is_company:
            around |= tied[node]
    between = {node for each in around for node in tied.get(each, ()) if not node.is_company}
    return around | {node for node in between if len(tied[node] & around) > 1}


def best(nodes, tied, most, centre):
    """Return the `most` best connected of some nodes; the one in the centre is always among them."""
    ranked = sorted(nodes, key=lambda node: (node != centre, -len(tied.get(node, ())), node))
    return set(ranked[:most])


def drawn(end, companies, known):
    return end in companies if end.is_company else end in known


def is_company(node):
    return node.is_company


def counted(nodes):
    companies = sum(map(is_company, nodes))
    return companies, len(nodes) - companies


def node_of(record):
    return Node(record.kind_word, record.pk)
