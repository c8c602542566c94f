"""What the database would do for a query: whether it reads a large table from end to end."""

import json
import re
from contextlib import contextmanager

from django.db import connection

LARGE = (
    *("articles_article", "articles_revision", "articles_publication", "articles_publishedarticle", "articles_text"),
    *("articles_figure", "articles_quote", "articles_recordcard", "articles_aside", "articles_galleryblock"),
    *("articles_byline", "articles_companylink", "articles_brandlink", "articles_partnershiplink", "articles_source"),
    *("articles_taggedarticle", "articles_tag", "articles_companycoverage", "articles_brandcoverage"),
    *("articles_partnershipcoverage", "articles_tagcoverage", "articles_authorcoverage", "articles_photouse"),
    *("photos_photo", "photos_findable", "photos_galleryphoto", "companies_company", "companies_brand"),
    *("companies_partnership", "companies_ownership", "companies_participation", "companies_parenthood"),
    *("companies_companyalias", "companies_brandalias", "companies_citation", "companies_recordchange"),
    *("companies_changedrecord", "django_admin_log", "articles_hubping", "newsroom_auditentry"),
)

# Rows given one by one are as few as a page shows.
BY_KEY = re.compile(r'"id" IN \(%s')


class Asked:
    """Collects the queries within `with` blocks; each SELECT once, with the parameters it first came with."""

    def __init__(self):
        self.statements, self.count = {}, 0

    @contextmanager
    def listening(self):
        with connection.execute_wrapper(self.note):
            yield self

    def note(self, execute, sql, params, many, context):
        self.count += 1
        if sql.lstrip().upper().startswith("SELECT"):
            self.statements.setdefault(re.sub(r"(%s, )+%s", "…", sql), (sql, params))
        return execute(sql, params, many, context)


def tables_read_whole(sql, params):
    """Return what a query reads from end to end of the large tables, in the database's own words."""
    return {"sqlite": scans_of_sqlite, "postgresql": scans_of_postgresql}[connection.vendor](sql, params)


def scans_of_sqlite(sql, params):
    """A list in an index's order that stops at its page is no scan; one that first looks for its rows is."""
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        steps = [(row[1], row[3]) for row in cursor.fetchall()]
        partial = partial_indexes(cursor)
    sorting = {within for within, step in steps if step.startswith("USE TEMP B-TREE FOR ORDER BY")}
    found = []
    for within, step in steps:
        scanned = re.match(r"SCAN (\w+)(?:.*INDEX (\w+))?", step)
        if scanned and "VIRTUAL TABLE" not in step and table_of(scanned[1], sql) in LARGE:
            asked = level_of(scanned[1], sql)
            stops = "LIMIT" in asked and within not in sorting
            if not (stops and ("WHERE" not in asked or scanned[2] in partial)):
                found.append(step)
    return found


def table_of(name, sql):
    """Return the table that a query calls so."""
    named = re.search(rf'"(\w+)" (?:AS )?"?{name}"?(?!\w)', sql) if re.fullmatch(r"[A-Z]+\d+", name) else None
    return named[1] if named else name


def level_of(name, sql):
    """Return that part of a query, without those within it, which reads what the query calls so."""
    reads = re.compile(rf'(FROM|JOIN) ("\w+" )?"?{name}"?(?!\w)')
    return next(level for level in levels(sql) if reads.search(level))


def levels(sql):
    """Return a query and each of those within it in brackets, every one without what its own brackets hold."""
    found, open_ones = [], [[]]
    for piece in re.split(r"([()])", sql):
        if piece == "(":
            open_ones.append([])
        elif piece == ")":
            found.append("".join(open_ones.pop()))
        else:
            open_ones[-1].append(piece)
    return ["".join(open_ones.pop()), *found]


def partial_indexes(cursor):
    cursor.execute("SELECT name FROM sqlite_master WHERE type = 'index' AND sql LIKE '%) WHERE %'")
    return {name for (name,) in cursor.fetchall()}


def scans_of_postgresql(sql, params):
    """Told to do without, it reads a table whole only where no index helps."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL enable_seqscan = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        plan = cursor.fetchone()[0]
        cursor.execute("SET LOCAL enable_seqscan = on")
    plan = json.loads(plan) if isinstance(plan, str) else plan
    read = [node for node in nodes_of(plan[0]["Plan"]) if node["Node Type"] == "Seq Scan"]
    whole = [node for node in read if node["Relation Name"] in LARGE and not stops_early(node, sql)]
    return [f"{node['Node Type']} on {node['Relation Name']}" for node in whole]


def stops_early(node, sql):
    asked = level_of(node["Alias"], sql)
    return "LIMIT" in asked and "WHERE" not in asked and "ORDER BY" not in asked


def nodes_of(node, *, subplans=True):
    """Give a node of a plan and all below it; without `subplans` what it asks for each row anew is left out."""
    yield node
    for below in node.get("Plans", ()):
        if subplans or below["Parent Relationship"] not in ("SubPlan", "InitPlan"):
            yield from nodes_of(below, subplans=subplans)


def large_sorts(sql, params):
    """Return which large tables a query has to sort; none where an index has its order, or rows are given by key."""
    if BY_KEY.search(sql):
        return []
    return {"sqlite": sorts_of_sqlite, "postgresql": sorts_of_postgresql}[connection.vendor](sql, params)


def sorts_of_sqlite(sql, params):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN QUERY PLAN {sql}", params)
        steps = [(row[1], row[3]) for row in cursor.fetchall()]
    sorting = {within for within, step in steps if "TEMP B-TREE FOR" in step}
    read = [re.match(r"(?:SCAN|SEARCH) (\w+)", step) for within, step in steps if within in sorting]
    return [table for found in read if found and (table := table_of(found[1], sql)) in LARGE]


def sorts_of_postgresql(sql, params):
    """Told to do without, it sorts only what no index has in order."""
    with connection.cursor() as cursor:
        for way in ("sort", "bitmapscan", "seqscan"):
            cursor.execute(f"SET LOCAL enable_{way} = off")
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params)
        plan = cursor.fetchone()[0]
        for way in ("sort", "bitmapscan", "seqscan"):
            cursor.execute(f"SET LOCAL enable_{way} = on")
    plan = json.loads(plan) if isinstance(plan, str) else plan
    sorts = [node for node in nodes_of(plan[0]["Plan"]) if node["Node Type"] in ("Sort", "Incremental Sort")]
    read = [below.get("Relation Name") for node in sorts for below in nodes_of(node, subplans=False)]
    return [table for table in read if table in LARGE]
