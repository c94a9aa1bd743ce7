/**
 * The steps from an empty file to the present schema, in order: step n leads to version n. A step
 * that was released is never edited, only followed by another.
 *
 * Columns of type ANY that hold text take three forms: NULL, the text itself when it is short, or
 * the number of a row of `text`. Dates are milliseconds since 1970. There are no foreign keys, which
 * would cost a look-up for every insert: the writer keeps references whole and `check` proves it.
 */
export const migrations: readonly string[] = [
  `
  -- Long texts, each once. Texts that were committed together are compressed together, in a pack:
  -- alone a short text hardly shrinks, and costs five times as much to compress.
  CREATE TABLE text (
    id INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL,
    pack INTEGER NOT NULL,
    start INTEGER NOT NULL,
    size INTEGER NOT NULL
  ) STRICT;
  -- Eight bytes find a text; a whole hash in the index would double its size.
  CREATE INDEX text_sha256 ON text (substr(sha256, 1, 8));
  -- The body is a zstd frame exactly when it is shorter than size.
  CREATE TABLE pack (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    size INTEGER NOT NULL,
    body BLOB NOT NULL
  ) STRICT;

  -- Strings that repeat in many rows (finish reasons, error codes, served models, routes).
  CREATE TABLE label (id INTEGER PRIMARY KEY, text TEXT NOT NULL UNIQUE) STRICT;
  CREATE TABLE scorer (
    id INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    judge TEXT NOT NULL, -- '' is none
    UNIQUE (name, judge)
  ) STRICT;

  CREATE TABLE item (
    id INTEGER PRIMARY KEY,
    sha256 BLOB NOT NULL,
    name TEXT NOT NULL,
    cluster TEXT NOT NULL, -- '' is its own
    content ANY,
    UNIQUE (sha256, name, cluster)
  ) STRICT;
  CREATE INDEX item_name ON item (name);
  -- The items of a run in plan order; runs that plan the same items share a set. Numbers of sets
  -- and runs are never used twice, so that another process may remember them.
  CREATE TABLE item_set (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    sha256 BLOB NOT NULL UNIQUE,
    size INTEGER NOT NULL
  ) STRICT;
  CREATE TABLE item_set_member (
    item_set INTEGER NOT NULL,
    position INTEGER NOT NULL,
    item INTEGER NOT NULL,
    PRIMARY KEY (item_set, position)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX item_set_member_item ON item_set_member (item_set, item);

  CREATE TABLE run (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    name TEXT NOT NULL UNIQUE,
    created_at INTEGER NOT NULL,
    status TEXT NOT NULL,
    status_at INTEGER NOT NULL,
    status_reason TEXT,
    lock ANY NOT NULL,
    lock_sha256 BLOB NOT NULL,
    item_set INTEGER NOT NULL,
    benchmark TEXT NOT NULL,
    benchmark_version TEXT NOT NULL,
    model TEXT NOT NULL,
    catalog_model TEXT,
    headline INTEGER NOT NULL,
    planned_samples INTEGER NOT NULL,
    environment ANY,
    holder TEXT,
    held_until INTEGER
  ) STRICT;
  CREATE INDEX run_created_at ON run (created_at);
  CREATE TABLE run_tag (
    run INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (run, tag)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE event (
    run INTEGER NOT NULL,
    at INTEGER NOT NULL,
    kind TEXT NOT NULL,
    data TEXT NOT NULL,
    PRIMARY KEY (run, at, kind, data)
  ) STRICT, WITHOUT ROWID;

  -- The rows of a run lie together, in plan order.
  CREATE TABLE response (
    run INTEGER NOT NULL,
    position INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    attempt TEXT NOT NULL,
    prompt ANY,
    request BLOB NOT NULL,
    text ANY NOT NULL,
    reasoning ANY,
    transcript ANY,
    finish INTEGER,
    error_code INTEGER,
    error_message ANY,
    input_tokens INTEGER,
    cache_read_tokens INTEGER,
    cache_write_tokens INTEGER,
    output_tokens INTEGER,
    reasoning_tokens INTEGER,
    cost_usd REAL,
    spent_usd REAL,
    first_token_ms REAL,
    total_ms REAL,
    requests INTEGER NOT NULL,
    resent INTEGER NOT NULL,
    cached INTEGER NOT NULL,
    served_model INTEGER,
    system_fingerprint INTEGER,
    route INTEGER,
    finished_at INTEGER NOT NULL,
    PRIMARY KEY (run, position, epoch)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX response_request ON response (substr(request, 1, 8));
  CREATE TABLE replaced (
    run INTEGER NOT NULL,
    position INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    attempt TEXT NOT NULL,
    error_code INTEGER NOT NULL,
    error_message ANY,
    input_tokens INTEGER,
    cache_read_tokens INTEGER,
    cache_write_tokens INTEGER,
    output_tokens INTEGER,
    reasoning_tokens INTEGER,
    cost_usd REAL,
    spent_usd REAL,
    total_ms REAL,
    requests INTEGER NOT NULL,
    finished_at INTEGER NOT NULL,
    PRIMARY KEY (run, position, epoch, attempt)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE score (
    run INTEGER NOT NULL,
    scorer INTEGER NOT NULL,
    position INTEGER NOT NULL,
    epoch INTEGER NOT NULL,
    outcome INTEGER NOT NULL, -- place in the list of outcomes
    value REAL,
    answer ANY,
    explanation ANY,
    detail ANY,
    cost_usd REAL,
    scored_at INTEGER NOT NULL,
    PRIMARY KEY (run, scorer, position, epoch)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE call (
    request BLOB PRIMARY KEY,
    generation ANY,
    remembered_at INTEGER NOT NULL
  ) STRICT, WITHOUT ROWID;
  `,
  // Sums that the list of runs shows, so that it need not read samples.
  `
  CREATE TABLE run_summary (
    run INTEGER PRIMARY KEY,
    responses INTEGER NOT NULL,
    failed INTEGER NOT NULL,
    output_tokens INTEGER NOT NULL,
    output_tokens_known INTEGER NOT NULL,
    cost_usd REAL NOT NULL,
    cost_usd_known INTEGER NOT NULL,
    last_sample_at INTEGER
  ) STRICT;
  CREATE TABLE score_summary (
    run INTEGER NOT NULL,
    scorer INTEGER NOT NULL,
    outcome_0 INTEGER NOT NULL,
    outcome_1 INTEGER NOT NULL,
    outcome_2 INTEGER NOT NULL,
    outcome_3 INTEGER NOT NULL,
    outcome_4 INTEGER NOT NULL,
    outcome_5 INTEGER NOT NULL,
    outcome_6 INTEGER NOT NULL,
    value_count INTEGER NOT NULL,
    value_sum REAL NOT NULL,
    value_sum_of_squares REAL NOT NULL,
    PRIMARY KEY (run, scorer)
  ) STRICT, WITHOUT ROWID;
  INSERT INTO run_summary SELECT run, count(*), count(error_code),
    coalesce(sum(output_tokens), 0), count(output_tokens),
    total(cost_usd), count(cost_usd), max(finished_at)
  FROM response GROUP BY run;
  INSERT INTO score_summary SELECT run, scorer,
    count(*) FILTER (WHERE outcome = 0),
    count(*) FILTER (WHERE outcome = 1),
    count(*) FILTER (WHERE outcome = 2),
    count(*) FILTER (WHERE outcome = 3),
    count(*) FILTER (WHERE outcome = 4),
    count(*) FILTER (WHERE outcome = 5),
    count(*) FILTER (WHERE outcome = 6),
    count(value), total(value), total(value * value)
  FROM score GROUP BY run, scorer;
  `,
];
