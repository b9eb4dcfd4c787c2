import { expect, it } from "vitest";
import { deleteInvite, retrieveInvite } from "../../src/funcs/openai/index.js";
import { answer, openai, wireInvite } from "./openai.js";

const inviteId = "invite-1";

it("gives the request id and the limits", async () => {
  answer("GET", 200, wireInvite, {
    "x-request-id": "req_1",
    "x-ratelimit-limit-requests": "60",
    "x-ratelimit-remaining-requests": "0",
    "x-ratelimit-reset-requests": "6m0s",
    "x-ratelimit-limit-tokens": "150000",
    "x-ratelimit-remaining-tokens": "149984",
    "x-ratelimit-reset-tokens": "12ms",
  });

  const { meta } = await retrieveInvite(openai, { inviteId });

  expect(meta).toMatchObject({
    requestId: "req_1",
    rateLimit: {
      requests: { limit: 60, remaining: 0, resetMs: 360_000 },
      tokens: { limit: 150_000, remaining: 149_984, resetMs: 12 },
    },
  });
});

it("gives them with a refusal too", async () => {
  answer("DELETE", 503, "", { "x-request-id": "req_2", "x-ratelimit-remaining-requests": "0" });

  const { meta } = await deleteInvite(openai, { inviteId });

  expect(meta).toMatchObject({ requestId: "req_2", rateLimit: { requests: { remaining: 0 } } });
});

it("leaves out what the answer does not tell", async () => {
  answer("GET", 200, wireInvite);

  const { meta } = await retrieveInvite(openai, { inviteId });

  expect(meta).not.toHaveProperty("requestId");
  expect(meta).not.toHaveProperty("rateLimit");
});

it.each([
  ["0s", 0],
  ["1s", 1_000],
  ["8.64s", 8_640],
  ["1.001s", 1_001],
  ["1m30.5s", 90_500],
  ["1h0m0s", 3_600_000],
  ["2h30m", 9_000_000],
  ["1s500ms", 1_500],
  ["59.999ms", 60],
])("reads a reset of %s", async (header, resetMs) => {
  answer("GET", 200, wireInvite, { "x-ratelimit-reset-tokens": header });

  const { meta } = await retrieveInvite(openai, { inviteId });

  expect(meta.rateLimit).toEqual({ tokens: { resetMs } });
});

it.each([
  ["limit", "-1"],
  ["limit", "1e3"],
  ["remaining", "many"],
  ["remaining", ""],
  ["reset", "60"],
  ["reset", ""],
  ["reset", "s"],
  ["reset", "soon"],
  ["reset", "1s soon"],
  ["reset", "-1s"],
  ["reset", "1.s"],
])("ignores a %s of %j", async (fact, header) => {
  answer("GET", 200, wireInvite, { [`x-ratelimit-${fact}-requests`]: header, "x-ratelimit-limit-tokens": "5" });

  const { meta } = await retrieveInvite(openai, { inviteId });

  expect(meta.rateLimit).toEqual({ tokens: { limit: 5 } });
});
