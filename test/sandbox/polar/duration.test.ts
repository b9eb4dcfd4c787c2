import { describe, expect, it } from "vitest";
import { checkDuration } from "../../../src/sandbox/polar/duration.js";
import type { Problem } from "../../../src/sandbox/polar/problems.js";

// Both tables are what pydantic 2.13 makes of these values.
describe("a duration", () => {
  it.each<[unknown, bigint]>([
    ["PT4294967295S", 4_294_967_295_000_000n],
    ["PT1193046H", 4_294_965_600_000_000n],
    ["PT4294967295S", 4_294_967_295_000_000n],
    ["PT4294967295.9S", 4_294_967_295_900_000n],
    ["P999999999D", 86_399_999_913_600_000_000n],
    ["P999999999DT86399S", 86_399_999_999_999_000_000n],
    ["P1.123W", 679_190_400_000n],
    ["PT0.9999999S", 1_000_000n],
    ["PT0.4M", 24_000_000n],
    ["PT59.9999996S", 60_000_000n],
    ["P1D1D", 172_800_000_000n],
    ["PT1H1H", 7_200_000_000n],
    ["P1Y1W1M1D", 34_819_200_000_000n],
    ["PT86400S", 86_400_000_000n],
    ["P1DT", 86_400_000_000n],
    ["P1.D", 86_400_000_000n],
    ["+P1D", 86_400_000_000n],
    ["-P1D", -86_400_000_000n],
    ["1d", 86_400_000_000n],
    ["1 d", 86_400_000_000n],
    ["1D", 86_400_000_000n],
    ["1 DAY", 86_400_000_000n],
    ["1 days", 86_400_000_000n],
    ["1days,", 86_400_000_000n],
    ["1 day, ", 86_400_000_000n],
    ["1 day,01:00:00", 90_000_000_000n],
    ["1 days01:00", 90_000_000_000n],
    ["999999999 days", 86_399_999_913_600_000_000n],
    ["1 day 23:59:59.999999", 172_799_999_999n],
    ["1 day 1:00:00", 90_000_000_000n],
    ["00:00", 0n],
    ["00:00:00", 0n],
    ["1:00:00", 3_600_000_000n],
    ["999999999:00:00", 3_599_999_996_400_000_000n],
    ["2400000000:59:59", 8_640_000_003_599_000_000n],
    ["01:59:59", 7_199_000_000n],
    ["01:00:00.1", 3_600_100_000n],
    ["01:00:00.1234567", 3_600_123_456n],
    [":00:00", 0n],
    ["-00:00:01", -1_000_000n],
    ["01:00:00,5", 3_600_500_000n],
    [1, 1_000_000n],
    [1.5, 1_500_000n],
    [-1.5, -1_500_000n],
    [5e-7, 1n],
    [0.0000015, 2n],
    [86399999999999, 86_399_999_999_999_000_000n],
    [86399999999999.5, 86_399_999_999_999_500_000n],
    [true, 1_000_000n],
    [false, 0n],
  ])("of %j has %d microseconds", (input, micros) => {
    const problems: Problem[] = [];
    expect([checkDuration(input, [], problems), problems]).toEqual([micros, []]);
  });

  it.each<[string, unknown[]]>([
    [
      "a numeric value in the duration is too large",
      [
        "PT4294967296S",
        "PT1193047H",
        "PT4294967295S1S",
        "P4294967296D",
        "P613566757W",
        "P4294967295D1D",
        "4294967296 days",
      ],
    ],
    [
      "durations may not exceed 999,999,999 days",
      [
        "P4294967295D",
        "P613566756W",
        "P1000000000D",
        "P999999999DT86400S",
        "1000000000 days",
        "4294967295 days",
        86400000000000,
        -86400000000000,
      ],
    ],
    ["quantity fraction invalid in duration", ["P0.5YT0.25S", "PT1.5H30M"]],
    ["input is too short", ["P", "PT", "+", "-", "1 dayS", "1 day 1", "00100:"]],
    ["quantity invalid in date part of duration", ["P1", "P1H"]],
    ["quantity invalid in time part of duration", ["PT1", "P1DT1D", "PT1Y"]],
    ["invalid digit in duration", ["T1H", "P.5D", "--P1D"]],
    ["`t` character repeated in duration", ["PTT"]],
    ["invalid character in hour", ["1 day,  01:00:00", "1 month", "12345", "a1:00:00", "ab:00", "abc:00"]],
    ['"day" identifier in duration not correctly formatted', ["1 dates", "1  day", "1", "1000", "01:0"]],
    [
      "durations may not exceed 999,999,999 hours",
      ["1 day 24:00:00", "2400000001:00:00", "9999999999:00:00", "99999999999:00:00"],
    ],
    ["invalid character in minute", ["0:0:0", "01:0x:00"]],
    ["minute value is outside expected range of 0-59", ["01:60:00"]],
    ["second value is outside expected range of 0-59", ["01:59:60"]],
    ["second fraction digits missing after `.`", ["01:00:00."]],
    ["unexpected extra characters at the end of the input", ["01:00:00x", "01:00x", "01:000", "1 day 00:00x"]],
    ["invalid character in second", ["01:00:0x", ":00:0"]],
  ])("is refused for: %s", (error, inputs) => {
    for (const input of inputs) {
      const problems: Problem[] = [];
      expect(checkDuration(input, ["body", "expires_in"], problems)).toBeUndefined();
      expect(problems).toEqual([
        {
          type: "time_delta_parsing",
          loc: ["body", "expires_in"],
          msg: `Input should be a valid timedelta, ${error}`,
          input,
          ctx: { error },
        },
      ]);
    }
  });
});
