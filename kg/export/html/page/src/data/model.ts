/** The records of the page, as `kg.export.html` writes them. A key that is not there has no value. */

export interface Side {
  actor: string;
  role?: string;
  sector?: string;
  country?: string;
  for?: string;
}

export interface KgEvent {
  id: string;
  label: string;
  type?: string;
  mode?: string;
  quad?: string;
  factuality?: string;
  status?: string;
  start?: string;
  end?: string;
  notBefore?: string;
  notAfter?: string;
  precision?: string;
  edtf?: string;
  /** The day of the first article that tells it: no bound of its time, but all that is known where it has no date. */
  told?: string;
  background?: boolean;
  sides?: Side[];
  places?: string[];
  claims: number;
  denials: number;
  sources?: number;
}

export interface Actor {
  id: string;
  name: string;
  kind?: string;
  names?: string[];
  sectors?: string[];
  countries?: string[];
  partOf?: string[];
  elsewhere?: string[];
  merged?: string[];
}

export interface Place {
  id: string;
  name: string;
  precision?: string;
  lat?: number;
  long?: number;
  iso?: number;
  within?: string;
}

export interface Claim {
  id: string;
  about: string;
  kind?: string;
  what?: string;
  property?: string;
  value?: string;
  claimant: string;
  name: string;
  via?: string[];
  stance?: string;
  polarity?: string;
  certainty?: string;
  modality?: string;
  confidence?: number;
  article?: string;
  start: number;
  end: number;
  quote?: string;
  cue?: string;
  rule?: string;
}

export interface Figure {
  id: string;
  of: string;
  ofName?: string;
  quantity?: string;
  low?: number;
  best?: number;
  high?: number;
  unit?: string;
  civilian?: boolean;
  phrase?: string;
}

export interface Relation {
  id: string;
  subject: string;
  subjectName?: string;
  relation?: string;
  object: string;
  objectName?: string;
  office?: string;
  past?: boolean;
  start?: string;
  end?: string;
}

/** Why two nodes count as one: `head` speaks for both. */
export interface Link {
  left: string;
  leftName: string;
  right: string;
  rightName: string;
  head: string;
  score: number;
  reason: string;
}

export interface Article {
  id: string;
  name?: string;
  headline?: string;
  published?: string;
  publisher?: string;
  url?: string;
  copyOf?: string;
}

/** First character, the one after the last (both count code points), what the characters stand for, and its kind. */
export type Mention = [start: number, end: number, node: string, kind: string];

export interface ArticleText extends Article {
  text?: string;
  mentions?: Mention[];
}

export interface Evidence {
  claims: Claim[];
  figures: Figure[];
  relations: Relation[];
  links: Link[];
  articles: Article[];
}

export interface Words {
  types: Record<string, { quad: string; definition: string }>;
  codes: Record<string, Record<string, string>>;
  countries: Record<string, string>;
}

export interface About {
  articles: number;
  events: number;
  actors: number;
  claims: number;
  tool_version: string;
  ontology_version: string;
}

export interface NetworkData {
  about: About;
  words: Words;
  flaws: string[];
  events: KgEvent[];
  actors: Actor[];
  places: Place[];
}
