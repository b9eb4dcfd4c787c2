import { expect, it } from "vitest";
import { organizationAccessTokensDelete, organizationAccessTokensUpdate } from "../../src/funcs/polar/index.js";
import { play, polarWith, says, wireToken } from "./exchange.js";

const collection = "https://api.polar.sh/v1/organization-access-tokens/";

it.each([
  ["a/b", "a%2Fb"],
  ["../../v1/customers", "..%2F..%2Fv1%2Fcustomers"],
  ["%2e%2e", "%252e%252e"],
  ["..%2f", "..%252f"],
  ["...", "..."],
  ["a?b=c", "a%3Fb%3Dc"],
  ["a#b", "a%23b"],
  ["a\\b", "a%5Cb"],
  ["a b", "a%20b"],
  [" ", "%20"],
  ["a;b,c", "a%3Bb%2Cc"],
  ["@example.com", "%40example.com"],
  ["https://example.com/", "https%3A%2F%2Fexample.com%2F"],
  ["\u0000\n", "%00%0A"],
  ["ü😀", "%C3%BC%F0%9F%98%80"],
  ["__proto__", "__proto__"],
])("sends the id %j as one part of the path", async (id, part) => {
  const { fetch, sent } = play(says(204));

  const result = await organizationAccessTokensDelete(polarWith({ fetch }), { id });

  expect(result.ok).toBe(true);
  expect(sent[0]?.url).toBe(collection + part);
  expect(new URL(sent[0]?.url ?? "").href).toBe(collection + part);
});

it.each([[""], ["."], [".."]])("refuses the id %j, which would lead elsewhere", async (id) => {
  const { fetch, sent } = play(says(204));

  const result = await organizationAccessTokensDelete(polarWith({ fetch }), { id });

  expect(sent).toHaveLength(0);
  expect(!result.ok && result.error.message).toBe(
    `polar.organizationAccessTokensDelete was not sent. id: expected an id other than "", "." and "..", received string.`,
  );
});

it.each([[undefined], [null], [5], [{}], [["a"]]])("refuses the id %j, which is none", async (id) => {
  const result = await organizationAccessTokensDelete(polarWith(), { id } as never);

  expect(result).toMatchObject({ ok: false, error: { name: "RequestValidationError", issues: [{ path: "id" }] } });
});

it("leaves the id out of the body", async () => {
  const { fetch, sent } = play(says(200, wireToken));

  await organizationAccessTokensUpdate(polarWith({ fetch }), {
    id: "a",
    organizationAccessTokenUpdate: { comment: "CI" },
  });

  expect(sent[0]?.init.body).toBe('{"comment":"CI"}');
});
