import { openAsBlob } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { ClerkCore, uploadOrganizationLogo } from "../../src/funcs/clerk/index.js";
import { organization, wireOrganization } from "../fixtures/clerk.js";
import { answerWith, clerk } from "./exchange.js";

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const limit = 10 * 1024 * 1024;
const image = (type = "image/png", size = 8) => new Blob([new Uint8Array(size)], { type });

const wireLogo = {
  ...wireOrganization,
  image_url: "https://img.clerk.com/eyJ0eXBlIjoicHJveHkifQ",
  has_image: true,
  logo_url: "https://images.clerk.dev/uploaded/img_1",
};
const logo = {
  ...organization,
  imageUrl: "https://img.clerk.com/eyJ0eXBlIjoicHJveHkifQ",
  hasImage: true,
  logoUrl: "https://images.clerk.dev/uploaded/img_1",
};

it("sends a file by its name", async () => {
  const sent = answerWith("PUT", 200, wireLogo);

  const result = await uploadOrganizationLogo(clerk, {
    organizationId: "org_1",
    file: new File([png], "logo.png", { type: "image/png" }),
  });

  expect(result.ok).toBe(true);
  expect(sent.path).toBe("/v1/organizations/org_1/logo");
  expect(sent.headers?.get("content-type")).toMatch(/^multipart\/form-data; boundary=/);
  expect([...(sent.form?.keys() ?? [])]).toEqual(["file"]);
  const file = sent.form?.get("file") as File;
  expect([file.name, file.type, await file.bytes()]).toEqual(["logo.png", "image/png", png]);
});

it("sends a Blob, and the user beside it", async () => {
  const sent = answerWith("PUT", 200, wireLogo);

  const result = await uploadOrganizationLogo(clerk, {
    organizationId: "org/1",
    uploaderUserId: "user_1",
    file: new Blob([png], { type: "image/webp" }),
  });

  expect(result.ok).toBe(true);
  expect(sent.path).toBe("/v1/organizations/org%2F1/logo");
  expect([...(sent.form?.keys() ?? [])].sort()).toEqual(["file", "uploader_user_id"]);
  expect(sent.form?.get("uploader_user_id")).toBe("user_1");
  const file = sent.form?.get("file") as File;
  expect([file.name, file.type, await file.bytes()]).toEqual(["blob", "image/webp", png]);
});

it("sends nothing where the file has changed on its disk", async () => {
  const path = join(await mkdtemp(join(tmpdir(), "orgkit-")), "logo.png");
  onTestFinished(() => rm(dirname(path), { recursive: true }));
  await writeFile(path, png);
  const file = await openAsBlob(path, { type: "image/png" });
  await writeFile(path, "something else");
  const fetch = vi.fn<typeof globalThis.fetch>();
  const core = new ClerkCore({ accessToken: "sk_test_1", fetch });

  const result = await uploadOrganizationLogo(core, { organizationId: "org_1", file });

  expect(result).toMatchObject({
    ok: false,
    error: {
      name: "RequestValidationError",
      issues: [{ path: "file", message: "cannot be read" }],
      mayHaveTakenEffect: false,
    },
  });
  expect(fetch).not.toHaveBeenCalled();
});

it.each([
  ["a JPEG", { file: image("image/jpeg") }],
  ["a PNG", { file: image("image/png") }],
  ["a GIF", { file: image("image/gif") }],
  ["a WebP image", { file: image("image/webp") }],
  ["exactly 10 MB", { file: image("image/png", limit) }],
  ["a type that was added", { file: image("image/avif"), imageTypes: ["image/png", "image/avif"] as const }],
  ["what is undefined", { file: image(), uploaderUserId: undefined, imageTypes: undefined }],
])("accepts %s", async (_, request) => {
  const sent = answerWith("PUT", 200, wireLogo);

  const result = await uploadOrganizationLogo(clerk, { organizationId: "org_1", ...request });

  expect(result.ok).toBe(true);
  expect([...(sent.form?.keys() ?? [])]).toEqual(["file"]);
});

it.each([
  ["the logo", wireLogo, logo],
  ["a logo without its old address", { ...wireLogo, logo_url: undefined }, { ...logo, logoUrl: undefined }],
  ["null for the old address", { ...wireLogo, logo_url: null }, { ...logo, logoUrl: null }],
])("decodes %s", async (_, wire, value) => {
  answerWith("PUT", 200, wire);

  const result = await uploadOrganizationLogo(clerk, { organizationId: "org_1", file: image() });

  expect(result).toEqual({ ok: true, value, meta: expect.anything() });
});

it("refuses an answer without the logo", async () => {
  answerWith("PUT", 200, { ...wireLogo, image_url: undefined });

  const result = await uploadOrganizationLogo(clerk, { organizationId: "org_1", file: image() });

  expect(result).toMatchObject({
    ok: false,
    error: { name: "ResponseValidationError", issues: [{ path: "imageUrl" }], mayHaveTakenEffect: true },
  });
});

const types = "image/jpeg or image/png or image/gif or image/webp";

it.each([
  ["no file", {}, "expected a Blob or File, received undefined"],
  ["a path", { file: "logo.png" }, "expected a Blob or File, received string"],
  ["bytes", { file: png }, "expected a Blob or File, received object"],
  ["null", { file: null }, "expected a Blob or File, received null"],
  ["what no form can hold", { file: Object.create(null) }, "expected a Blob or File, received object"],
  ["over 10 MB", { file: image("image/png", limit + 1) }, "expected at most 10485760 bytes, received 10485761"],
  ["another type", { file: image("image/x-icon") }, `expected ${types}, received string`],
  ["no type", { file: image("") }, `expected ${types}, received string`],
  [
    "a type that was taken away",
    { file: image("image/png"), imageTypes: ["image/gif", "image/avif"] },
    "expected image/gif or image/avif, received string",
  ],
])("refuses %s for a file without sending it", async (_, request, message) => {
  const result = await uploadOrganizationLogo(clerk, { organizationId: "org_1", ...request } as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path: "file", message }] },
    meta: { attempts: 0 },
  });
});

it.each([
  ["imageTypes", { imageTypes: [] }],
  ["imageTypes", { imageTypes: "image/png" }],
  ["imageTypes", { imageTypes: null }],
  ["imageTypes.0", { imageTypes: [5] }],
  ["imageTypes.1", { imageTypes: ["image/png", Symbol("type")] }],
  ["uploaderUserId", { uploaderUserId: null }],
  ["organizationId", { organizationId: "" }],
  ["logo", { logo: "logo.png" }],
])("refuses a wrong %s without sending it", async (path, request) => {
  const result = await uploadOrganizationLogo(clerk, { organizationId: "org_1", file: image(), ...request } as never);

  expect(result).toMatchObject({
    ok: false,
    error: { name: "RequestValidationError", issues: [{ path }] },
    meta: { attempts: 0 },
  });
});

it.each([null, undefined, 5, "logo", []])("refuses %s in place of a request", async (request) => {
  const result = await uploadOrganizationLogo(clerk, request as never);

  const issues = [{ path: "request", message: expect.stringMatching(/^expected an object/) }];
  expect(result).toMatchObject({ ok: false, error: { name: "RequestValidationError", issues } });
});

it("refuses a request that cannot be read", async () => {
  const request = {
    organizationId: "org_1",
    file: image(),
    get imageTypes(): string[] {
      throw new Error("not today");
    },
  };

  const result = await uploadOrganizationLogo(clerk, request);

  expect(result).toMatchObject({ ok: false, error: { name: "RequestValidationError" }, meta: { attempts: 0 } });
});
