/* What the planner's scripts use of the translated Python and of the translated macros. */

/** A value of Python that scripts hand on without looking into it. */
type Opaque = { readonly opaque: unique symbol };

type Race = {
  slug: string;
  name: string;
  distance: number;
  markers: "mi" | "km";
  place: string | null;
  aid: Opaque | null;
};
type Walks = { toString(): string };
type Listing = { goal: { seconds: number }; walks: Walks };
type Plan = { goal_s: number; run_pace: number; walk_breaks: number };
type Guide = { race: Race; plan: Plan; walks: Walks };
type Published = { race: Race; profile: Opaque | null; goal: string; ratio: string };
type Problem = { message: string; offer: string[] };
type Reading = {
  course: { race: Race };
  listings: Listing[];
  wrong: Map<string, Problem>;
};
type Advice = { title: string; ratios: string[] };
type GuideText = {
  plan: { race: string; goal: string; ratio: string; facts: { run_pace: { own: string } } };
  breaks: string | null;
};
type Drawn = { band: Opaque | null; page: Opaque | null; beside: Opaque };

declare const py: {
  value_of(data: unknown, modules: Record<string, unknown>): unknown;
};
declare const modules: Record<string, unknown>;
declare const FONT: Opaque;

declare const units: {
  clock(seconds: number): string;
  long_clock(seconds: number): string;
  pace(secondsPerMetre: number, unit: string): string;
  parse_goal(text: string): number;
};
declare const pacing_plan: { Refusal: new () => Error };
type Misfit = Error & { field: string; marks: string };
declare const paper_drawing: { DoesNotFit: new () => Misfit };
type Wish = { key: string; name: string; kind: string };
declare const race_wishes: { OF_RACE: Wish[]; HEAT: Wish; GUN: Wish; DELAY: Wish; STOP: Wish };
declare const pages_answers: {
  format_keys(): string[];
  Asked: new (by: string, goals: string[], ratios: string[], wishes: Map<string, string>) => Opaque;
  read_asked(published: Published, asked: Opaque): Reading;
  instead_of(listing: Listing, refusal: Error): Problem;
  advice(published: Published, listing: Listing): Advice[];
  defaults(published: Published, reading: Reading): Map<string, string>;
  drawn(guides: Guide[], formatKey: string, isFitted: boolean, font: Opaque): Drawn;
};
declare const pacing_guide: { work_out(listing: Listing): Guide };
declare const pages_guide_text: { guide_text(guide: Guide): GuideText };
declare const pages_downloads: {
  plan_record(guide: Guide): unknown;
  splits_csv(guide: Guide): string;
};

declare function facts(plan: unknown): string;
declare function full_page(page: Opaque, label: string): string;
declare function planned_sheet(
  band: Opaque,
  label: string,
  beside: Opaque,
  address: string,
): string;
declare function plan_tables(text: GuideText, confidenceHref: string): string;
declare function plan_words(text: GuideText): string;
