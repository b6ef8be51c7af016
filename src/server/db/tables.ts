/** "Jott": marks the file as ours, so that restore refuses any other database. */
export const APPLICATION_ID = 0x4a6f7474
export const SCHEMA_VERSION = 3

/**
 * A channel's lines, and who may read them. Numbers (`no`) stand for channels and devices inside the
 * database: the indexes every push touches stay small. Nothing here is readable evidence; `line` is
 * null where it was erased, and its position, id and hash stay.
 */
export const TABLES = `
CREATE TABLE meta (
  name TEXT PRIMARY KEY, value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE channel (
  no INTEGER PRIMARY KEY, grp TEXT NOT NULL UNIQUE, audience TEXT NOT NULL, kid TEXT NOT NULL,
  head INTEGER NOT NULL, chain TEXT NOT NULL, creator INTEGER NOT NULL, created INTEGER NOT NULL,
  awaiting INTEGER NOT NULL
) STRICT;

CREATE TABLE restored (
  channel INTEGER NOT NULL, restore INTEGER NOT NULL, head INTEGER NOT NULL,
  PRIMARY KEY (channel, restore)
) STRICT, WITHOUT ROWID;

CREATE TABLE device (
  no INTEGER PRIMARY KEY, dev TEXT NOT NULL UNIQUE, token_hash TEXT NOT NULL UNIQUE,
  pending INTEGER, oldest INTEGER, contact INTEGER NOT NULL
) STRICT;

CREATE TABLE member (
  channel INTEGER NOT NULL, device INTEGER NOT NULL, role TEXT NOT NULL, person TEXT NOT NULL,
  pub TEXT NOT NULL, mac TEXT NOT NULL, status TEXT NOT NULL,
  served INTEGER NOT NULL, acked INTEGER NOT NULL,
  PRIMARY KEY (channel, device)
) STRICT, WITHOUT ROWID;
CREATE INDEX member_device ON member (device);

CREATE TABLE line (
  channel INTEGER NOT NULL, pos INTEGER NOT NULL, id TEXT NOT NULL, ent TEXT NOT NULL,
  k TEXT NOT NULL, bh TEXT NOT NULL, rts INTEGER NOT NULL, cpos INTEGER NOT NULL,
  via INTEGER NOT NULL, chain TEXT NOT NULL, obeyed INTEGER NOT NULL, line TEXT
) STRICT;
CREATE UNIQUE INDEX line_pos ON line (channel, pos);
CREATE UNIQUE INDEX line_id ON line (channel, id);
CREATE INDEX line_ent ON line (channel, ent);

CREATE TABLE entity (
  channel INTEGER NOT NULL, ent TEXT NOT NULL, owner INTEGER, erased INTEGER NOT NULL,
  PRIMARY KEY (channel, ent)
) STRICT, WITHOUT ROWID;

CREATE TABLE key (
  channel INTEGER NOT NULL, kid TEXT NOT NULL, made INTEGER NOT NULL,
  PRIMARY KEY (channel, kid)
) STRICT, WITHOUT ROWID;

CREATE TABLE held (
  channel INTEGER NOT NULL, device INTEGER NOT NULL, kid TEXT NOT NULL,
  PRIMARY KEY (channel, device, kid)
) STRICT, WITHOUT ROWID;

CREATE TABLE wrap (
  channel INTEGER NOT NULL, device INTEGER NOT NULL, kid TEXT NOT NULL, wrap TEXT NOT NULL,
  fetched INTEGER NOT NULL, PRIMARY KEY (channel, device, kid)
) STRICT, WITHOUT ROWID;

CREATE TABLE invitation (
  no INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, accept TEXT NOT NULL UNIQUE,
  maker INTEGER NOT NULL, kind TEXT NOT NULL, welcome TEXT, pub TEXT, expires INTEGER NOT NULL,
  uses INTEGER NOT NULL, used INTEGER, used_by INTEGER, stale INTEGER NOT NULL
) STRICT;
CREATE INDEX invitation_maker ON invitation (maker);

CREATE TABLE invited (
  invitation INTEGER NOT NULL, channel INTEGER NOT NULL, role TEXT NOT NULL, mac TEXT,
  PRIMARY KEY (invitation, channel)
) STRICT, WITHOUT ROWID;
CREATE INDEX invited_channel ON invited (channel);

CREATE TABLE sheet_wrap (
  invitation INTEGER NOT NULL, channel INTEGER NOT NULL, kid TEXT NOT NULL, wrap TEXT NOT NULL,
  PRIMARY KEY (invitation, channel, kid)
) STRICT, WITHOUT ROWID;
`

/** What a data folder of an earlier format lacks, by the format that brought it. */
export const UPGRADES: Readonly<Record<number, string>> = {
  2: `
CREATE TABLE checkpoint_part (
  channel INTEGER NOT NULL, pos INTEGER NOT NULL, device INTEGER NOT NULL, part INTEGER NOT NULL,
  parts INTEGER NOT NULL, chain TEXT NOT NULL, whole INTEGER NOT NULL, sealed TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX checkpoint_part_of ON checkpoint_part (channel, pos, device, part);
`,
  // The bytes are files, named by their hash; one goes with the last link to it.
  3: `
CREATE TABLE blob_link (
  channel INTEGER NOT NULL, ent TEXT NOT NULL, hash TEXT NOT NULL, bytes INTEGER NOT NULL,
  PRIMARY KEY (channel, ent, hash)
) STRICT, WITHOUT ROWID;
CREATE INDEX blob_link_hash ON blob_link (hash);
CREATE TABLE blob_unlinked (hash TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
`
}
