// Quantities as they are printed: the same as generator/units.py, name by name.

const MILE_M = 1609.344;
const UNIT_M = { mi: MILE_M, km: 1000 };

const two_digits = (number) => `${number}`.padStart(2, "0");

/** A time as a runner reads it, cut to the second: `7:48`, `3:25:00`. */
const clock = (seconds) =>
  seconds < 3600
    ? `${Math.floor(seconds / 60)}:${two_digits(Math.floor(seconds) % 60)}`
    : long_clock(seconds);

/** How long something takes, to the nearest second. */
const lasting = (seconds) => clock(seconds + 0.5);

/** Two times close to each other, the hour only where they differ in it: `41:58–42:20`. */
const between = (first, last) => {
  const [start, end] = [first, last].map(clock);
  const hour = /^\d+:(?=.+:)/;
  const same = hour.exec(start)?.[0] === hour.exec(end)?.[0];
  return same ? `${start.replace(hour, "")}–${end.replace(hour, "")}` : `${start}–${end}`;
};

/** A time that always shows its hours, as race files write goals: `0:25:00`. */
const long_clock = (seconds) => {
  const minutes = Math.floor(seconds / 60);
  const parts = [minutes % 60, Math.floor(seconds) % 60];
  return [Math.floor(minutes / 60), ...parts.map(two_digits)].join(":");
};

/** A pace in `mi` or `km`, cut to the second. */
const pace = (seconds_per_metre, unit) => clock(seconds_per_metre * UNIT_M[unit] + 1e-6);

/** A pace with tenths of a second, cut like the other: `8:34.5`. */
const fine_pace = (seconds_per_metre, unit) => {
  const seconds = seconds_per_metre * UNIT_M[unit] + 1e-6;
  return `${clock(seconds)}.${Math.floor(seconds * 10) % 10}`;
};

/** A number to the nearest of so many parts of one, and no needless figures: `85.6`, `3`. */
const decimal = (value, parts) => `${Math.floor(value * parts + 0.5) / parts}`;

/** A share with three decimals at most: `1%`, `6.3%`. */
const percent = (share) => `${decimal(share * 100, 1000)}%`;

/** The places at every so many metres, between start and finish. */
function* every(step_m, length_m) {
  // Half a metre before the finish is the finish.
  for (let count = 1; count * step_m < length_m - 0.5; count++) yield count * step_m;
}

/** `4:00/0:30`, or `continuous`. */
const ratio = (run_walk) => run_walk?.map(clock).join("/") ?? "continuous";

/** A length as it was most likely written: `42.195 km`, `10 mi`, `12.5 mi`, `60 m`. */
const distance = (metres) => {
  const hundredths = (metres / MILE_M) * 100;
  if (Math.abs(hundredths - Math.floor(hundredths + 0.5)) < 1e-6)
    return `${decimal(metres / MILE_M, 100)} mi`;
  return metres < 1000 ? `${decimal(metres, 1000)} m` : `${decimal(metres / 1000, 10000)} km`;
};

/** Where something is along a course, to the nearest hundredth: `12.5 mi`, `3.11 km`. */
const place = (metres, unit) => {
  const hundredths = Math.floor((metres / UNIT_M[unit]) * 100 + 0.5);
  return `${(hundredths / 100).toFixed(hundredths % 10 ? 2 : 1)} ${unit}`;
};

/** A mark's label: `5 km`, and between the markers `12.6 mi`. */
const mark = (metres, unit) => place(metres, unit).replace(".0 ", " ");

/** A time rounded up to the second, for what is missed by no less. */
const at_least = (seconds) => clock(Math.ceil(seconds));

/** A time of day, cut to the second: `14:05:12`; of a later day `2:30:00 +1 day`. */
const time_of_day = (seconds) => {
  const days = Math.floor(seconds / 86400);
  const later = days ? ` +${days} day${days > 1 ? "s" : ""}` : "";
  return long_clock(seconds - days * 86400) + later;
};
