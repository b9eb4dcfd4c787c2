import { describe, expect, it } from "vitest";
import { failed, type InviteJson, invites, key, outcome, start, startOpenAI, week } from "./openai.js";

describe("a create", () => {
  it.each([undefined, 200, 201] as const)(
    "with createStatus %s answers with a pending invite",
    async (createStatus) => {
      const { post } = startOpenAI({ openai: createStatus ? { createStatus } : {} });
      const { status, headers, body } = await post({
        email: "mira.okafor@example.com",
        role: "reader",
        projects: [{ id: "proj_7HkQe1", role: "member", unknown: 1 }],
        unknown: 1,
      });
      expect(status).toBe(createStatus ?? 200);
      expect(headers.get("content-type")).toBe("application/json");
      expect(body).toEqual({
        object: "organization.invite",
        id: expect.stringMatching(/^invite-[A-Za-z0-9]{24}$/),
        email: "mira.okafor@example.com",
        role: "reader",
        status: "pending",
        created_at: start,
        expires_at: start + week,
        accepted_at: null,
        projects: [{ id: "proj_7HkQe1", role: "member" }],
      });
    },
  );

  it("lasts as long as it is told to", async () => {
    const { invite } = startOpenAI({ openai: { lifetimeMs: 60_000 } });
    expect((await invite("a@example.com")).expires_at).toBe(start + 60);
  });

  it.each([
    [undefined, undefined, []],
    [undefined, [], []],
    ["proj_default", undefined, [{ id: "proj_default", role: "member" }]],
    ["proj_default", [], []],
    ["proj_default", [{ id: "proj_a", role: "owner" }], [{ id: "proj_a", role: "owner" }]],
  ])("with the default project %s and projects %j grants %j", async (defaultProject, projects, granted) => {
    const { invite } = startOpenAI({ openai: defaultProject === undefined ? {} : { defaultProject } });
    expect((await invite("a@example.com", projects && { projects })).projects).toEqual(granted);
  });

  const invalid = (param: string, message: string) => failed(400, message, { param });

  it.each([
    [{ role: "reader" }, invalid("email", "Missing required parameter: 'email'.")],
    [{ email: null, role: "reader" }, invalid("email", "Invalid 'email': expected an email address.")],
    [{ email: 1, role: "reader" }, invalid("email", "Invalid 'email': expected an email address.")],
    [{ email: "", role: "reader" }, invalid("email", "Invalid 'email': expected an email address.")],
    [{ email: "a b@c", role: "reader" }, invalid("email", "Invalid 'email': expected an email address.")],
    [{ email: "a@b" }, invalid("role", "Missing required parameter: 'role'.")],
    [{ email: "a@b", role: "admin" }, invalid("role", "Invalid 'role': expected 'reader' or 'owner'.")],
    [
      { email: "a@b", role: "owner", projects: null },
      invalid("projects", "Invalid 'projects': expected an array of objects."),
    ],
    [
      { email: "a@b", role: "owner", projects: {} },
      invalid("projects", "Invalid 'projects': expected an array of objects."),
    ],
    [
      { email: "a@b", role: "owner", projects: ["proj_a"] },
      invalid("projects[0]", "Invalid 'projects[0]': expected an object."),
    ],
    [
      { email: "a@b", role: "owner", projects: [null] },
      invalid("projects[0]", "Invalid 'projects[0]': expected an object."),
    ],
    [
      { email: "a@b", role: "owner", projects: [{ role: "member" }] },
      invalid("projects[0].id", "Invalid 'projects[0].id': expected a project id."),
    ],
    [
      {
        email: "a@b",
        role: "owner",
        projects: [
          { id: "proj_a", role: "owner" },
          { id: "proj_b", role: "reader" },
        ],
      },
      invalid("projects[1].role", "Invalid 'projects[1].role': expected 'member' or 'owner'."),
    ],
    [
      { email: "a@b", role: "owner", projects: [{ id: "project-a", role: "member" }] },
      invalid("projects[0].id", "No project with id 'project-a'."),
    ],
    [[], failed(400, "We could not parse the JSON body of your request.")],
    [null, failed(400, "We could not parse the JSON body of your request.")],
    ["a@b", failed(400, "We could not parse the JSON body of your request.")],
  ])("of %j is refused", async (json, expected) => {
    const { post, call } = startOpenAI();
    expect(await outcome(post(json))).toEqual(expected);
    expect((await call("GET", invites)).body).toMatchObject({ data: [] });
  });

  it.each([
    ["broken JSON", "{", "application/json"],
    ["no body", "", "application/json"],
    ["a form", "email=a%40b&role=owner", "application/x-www-form-urlencoded"],
    ["JSON sent as text", '{"email":"a@b","role":"owner"}', "text/plain"],
  ])("of %s is refused", async (_, body, contentType) => {
    const { call } = startOpenAI();
    const question = { token: key, body, headers: { "content-type": contentType } };
    expect(await outcome(call("POST", invites, question))).toEqual(
      failed(400, "We could not parse the JSON body of your request."),
    );
  });

  it("knows the projects it is told of", async () => {
    const { post, invite } = startOpenAI({ openai: { projects: ["project-a"] } });
    const grant = (id: string) => ({ email: "a@b", role: "owner", projects: [{ id, role: "owner" }] });
    expect(await outcome(post(grant("proj_a")))).toEqual(
      failed(400, "No project with id 'proj_a'.", { param: "projects[0].id" }),
    );
    expect((await invite("a@b", grant("project-a"))).projects).toEqual([{ id: "project-a", role: "owner" }]);
  });
});

describe("a second invite to an address", () => {
  const pending = failed(400, "Mira@Example.com already has a pending invite.", { param: "email" });
  const member = failed(400, "Mira@Example.com is already a member.", { param: "email" });
  const again = { email: "Mira@Example.com", role: "reader" };

  it("is refused while the first is pending, in whatever case", async () => {
    const { invite, post } = startOpenAI();
    await invite("mira@example.com");
    expect(await outcome(post(again))).toEqual(pending);
  });

  it("is refused for a member", async () => {
    const { invite, post, sandbox } = startOpenAI({ openai: { members: ["ivo@example.com"] } });
    sandbox.openai.accept((await invite("mira@example.com")).id);
    expect(await outcome(post(again))).toEqual(member);
    expect((await post({ ...again, email: "Ivo@example.com" })).status).toBe(400);
  });

  it("is fine after the first has expired or is deleted, and has another id", async () => {
    const { invite, call, clock, sandbox } = startOpenAI();
    const ids = [];
    const first = await invite("mira@example.com");
    ids.push(first.id);
    clock.ms = (start + week) * 1000;
    ids.push((await invite("mira@example.com")).id);
    sandbox.openai.expire(ids[1] ?? "");
    ids.push((await invite("mira@example.com")).id);
    await call("DELETE", `${invites}/${ids[2]}`);
    ids.push((await invite("mira@example.com")).id);
    expect(new Set(ids).size).toBe(4);
  });
});

describe("a retrieve", () => {
  it("shows an invite", async () => {
    const { invite, call } = startOpenAI();
    const made = await invite("a@example.com");
    expect(await outcome(call("GET", `${invites}/${made.id}`))).toEqual({ status: 200, body: made });
  });

  it.each(["GET", "DELETE"])("or a %s does not find what is not there", async (method) => {
    const { call } = startOpenAI();
    expect(await outcome(call(method, `${invites}/a%2Fb%3F`))).toEqual(failed(404, "No invite with id 'a/b?'."));
  });

  it.each([
    [true, "expired"],
    [false, "pending"],
  ])("with expirePending %s reads an overdue invite as %s", async (expirePending, status) => {
    const { invite, call, clock, post } = startOpenAI({ openai: { expirePending } });
    const { id } = await invite("a@example.com");
    const read = async () => (await call<InviteJson>("GET", `${invites}/${id}`)).body.status;
    clock.ms = (start + week) * 1000 - 1;
    expect(await read()).toBe("pending");
    clock.ms += 1;
    expect(await read()).toBe(status);
    expect((await post({ email: "a@example.com", role: "owner" })).status).toBe(expirePending ? 200 : 400);
  });
});

describe("a delete", () => {
  it("answers 200 once and 404 from then on", async () => {
    const { invite, call } = startOpenAI();
    const { id } = await invite("a@example.com");
    const path = `${invites}/${id}`;
    expect(await outcome(call("DELETE", path))).toEqual({
      status: 200,
      body: { object: "organization.invite.deleted", id, deleted: true },
    });
    const gone = failed(404, `No invite with id '${id}'.`);
    expect(await outcome(call("DELETE", path))).toEqual(gone);
    expect(await outcome(call("GET", path))).toEqual(gone);
    expect((await call("GET", invites)).body).toMatchObject({ data: [] });
  });

  it("is refused for an accepted invite, and fine for an expired one", async () => {
    const { invite, call, sandbox } = startOpenAI();
    const accepted = await invite("a@example.com");
    const expired = await invite("b@example.com");
    sandbox.openai.accept(accepted.id);
    sandbox.openai.expire(expired.id);
    expect(await outcome(call("DELETE", `${invites}/${accepted.id}`))).toEqual(
      failed(400, `Invite '${accepted.id}' has already been accepted and cannot be deleted.`),
    );
    expect((await call("DELETE", `${invites}/${expired.id}`)).status).toBe(200);
  });
});

describe("the helpers", () => {
  it("accept and expire a pending invite now", async () => {
    const { invite, call, clock, sandbox } = startOpenAI();
    const accepted = await invite("a@example.com");
    const expired = await invite("b@example.com");
    clock.ms += 60_000;
    sandbox.openai.accept(accepted.id);
    sandbox.openai.expire(expired.id);
    expect((await call("GET", `${invites}/${accepted.id}`)).body).toEqual({
      ...accepted,
      status: "accepted",
      accepted_at: start + 60,
    });
    expect((await call("GET", `${invites}/${expired.id}`)).body).toEqual({
      ...expired,
      status: "expired",
      expires_at: start + 60,
    });
  });

  it("throw for any other", async () => {
    const { invite, sandbox, clock } = startOpenAI();
    const { accept, expire } = sandbox.openai;
    const accepted = await invite("a@example.com");
    const overdue = await invite("b@example.com");
    accept(accepted.id);
    clock.ms += week * 1000;
    for (const id of [accepted.id, overdue.id, "invite-x"]) {
      expect(() => accept(id)).toThrow(RangeError);
      expect(() => expire(id)).toThrow(`OpenAI's sandbox has no pending invite with the id "${id}".`);
    }
  });
});
