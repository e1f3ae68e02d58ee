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

declare const py: { value_of(data: unknown): unknown };
declare const FONT: Opaque;

declare function units$clock(seconds: number): string;
declare function units$long_clock(seconds: number): string;
declare function units$pace(secondsPerMetre: number, unit: string): string;
declare function units$parse_goal(text: string): number;
declare class pacing_plan$Refusal extends Error {}
declare class paper_drawing$DoesNotFit extends Error {
  field: string;
  marks: string;
}
type Misfit = paper_drawing$DoesNotFit;
type Wish = { key: string; name: string; kind: string };
declare const race_wishes$OF_RACE: Wish[];
declare const race_wishes$HEAT: Wish;
declare const race_wishes$GUN: Wish;
declare const race_wishes$DELAY: Wish;
declare const race_wishes$STOP: Wish;
declare class pages_answers$Asked {
  constructor(by: string, goals: string[], ratios: string[], wishes: Map<string, string>);
}
declare function pages_answers$format_keys(): string[];
declare function pages_answers$read_asked(
  published: Published,
  asked: pages_answers$Asked,
): Reading;
declare function pages_answers$instead_of(listing: Listing, refusal: Error): Problem;
declare function pages_answers$advice(published: Published, listing: Listing): Advice[];
declare function pages_answers$defaults(
  published: Published,
  reading: Reading,
): Map<string, string>;
declare function pages_answers$together(guides: Guide[], told: Guide, formatKey: string): Guide[];
declare function pages_answers$drawn(
  guides: Guide[],
  formatKey: string,
  isFitted: boolean,
  font: Opaque,
): Drawn;
declare function pacing_guide$work_out(listing: Listing): Guide;
declare function pages_guide_text$guide_text(guide: Guide): GuideText;
declare function pages_downloads$plan_record(guide: Guide): unknown;
declare function pages_downloads$splits_csv(guide: Guide): string;

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
