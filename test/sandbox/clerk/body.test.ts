import { describe, expect, test } from "vitest";
import { createClient, expectRefusal, invalidBody } from "./client.js";

const unsupported = (actual: string, expected: string) => ({
  code: "unsupported_content_type",
  message: "Content-Type is unsupported",
  long_message: `Content-Type ${actual} is unsupported. You should use ${expected} instead.`,
});

describe("the body", () => {
  const withJson = ["POST /organizations", "PATCH /organizations/org_1", "PATCH /organizations/org_1/metadata"];

  test.each(withJson)("of %s has to be called JSON", async (request) => {
    const { call } = createClient();
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "application/jsonp"]) {
      const answer = await call(request, { body: "{}", headers: { "content-type": type } });
      expectRefusal(answer, 415, unsupported(type, "application/json"));
    }
    const unnamed = await call(request, { body: new TextEncoder().encode("{}") });
    expectRefusal(unnamed, 415, unsupported("", "application/json"));
  });

  test.each(withJson)("of %s has to be a JSON object", async (request) => {
    const { call } = createClient();
    const headers = { "content-type": "application/json" };
    for (const body of ["{", "[]", "null", '"text"', "1", " ", "{'name':1}"]) {
      expectRefusal(await call(request, { body, headers }), 400, invalidBody);
    }
  });

  test("of a logo has to be a multipart form", async () => {
    const { call } = createClient();
    const request = "PUT /organizations/org_1/logo";
    const expected = unsupported("application/json", "multipart/form-data");
    expectRefusal(await call(request, { json: {} }), 415, expected);
    const headers = { "content-type": "multipart/form-data; boundary=x" };
    expectRefusal(await call(request, { body: "no form", headers }), 400, invalidBody);
  });

  test.each(["application/json", "application/json; charset=utf-8", "Application/JSON"])(
    "may be called %s",
    async (type) => {
      const { call } = createClient();
      const headers = { "content-type": type };
      const answer = await call("POST /organizations", { body: '{"name":"Acme"}', headers });
      expect(answer.status).toBe(200);
    },
  );

  test("has no limit unless there is one", async () => {
    const json = { name: "Acme", ignored: "x".repeat(2_000_000) };
    expect((await createClient().call("POST /organizations", { json })).status).toBe(200);
    const { call } = createClient({ clerk: { maxRequestBodyBytes: 20 } });
    expect((await call("POST /organizations", { json: { name: "Acme 5678" } })).status).toBe(200);
    expectRefusal(await call("POST /organizations", { json: { name: "Acme 56789" } }), 413, {
      code: "request_body_too_large",
      message: "Request body too large",
      long_message: "The request body exceeds the maximum allowed size of 20 bytes.",
    });
  });

  test.each(["GET", "DELETE"])("may be announced and missing with %s", async (method) => {
    const { call, create } = createClient();
    const { id } = await create({ name: "Acme" });
    const headers = { "content-type": "application/json" };
    expect((await call(`${method} /organizations/${id}`, { headers })).status).toBe(200);
  });

  test.each(["", "/metadata"])("may be missing in a PATCH of %j", async (path) => {
    const { call, create, pass } = createClient();
    const organization = await create({ name: "Acme" });
    pass(1000);
    for (const headers of [{ "content-type": "application/json" }, {}]) {
      const answer = await call(`PATCH /organizations/${organization.id}${path}`, { headers });
      expect(answer).toMatchObject({ status: 200, json: organization });
    }
  });
});
