import { describe, expect, test } from "vitest";
import {
  type Client,
  createClient,
  expectRefusal,
  imageOf,
  type Organization,
  organizationNotFound,
  start,
} from "./client.js";

const ascii = (text: string) => [...text].map((letter) => letter.charCodeAt(0));
const heads = {
  "image/jpeg": [0xff, 0xd8, 0xff, 0xe0],
  "image/png": [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
  "image/gif": ascii("GIF89a"),
  "image/webp": [...ascii("RIFF"), 1, 2, 3, 4, ...ascii("WEBP")],
};
const image = (type: keyof typeof heads, size = 64) => {
  const bytes = new Uint8Array(size);
  bytes.set(heads[type]);
  return new Blob([bytes], { type });
};
const formOf = (parts: Record<string, Blob | string>) => {
  const form = new FormData();
  for (const [name, value] of Object.entries(parts)) form.append(name, value);
  return form;
};
const upload = ({ call }: Client, id: string, parts: Record<string, Blob | string>) =>
  call(`PUT /organizations/${id}/logo`, { body: formOf(parts) });

const fileMissing = {
  code: "form_param_missing",
  message: "Image file missing",
  long_message: "There was no image file present in the request",
};
const typeUnsupported = (type: string) => ({
  code: "request_body_invalid",
  message: "Unsupported image type",
  long_message: `'${type}' images are not currently supported. Please consult the API documentation for more information.`,
});
const undecodable = {
  code: "request_body_invalid",
  message: "Image decode error",
  long_message: "The image could not be decoded. Please ensure the image is valid and try again.",
};

describe("upload logo", () => {
  test.each(["image/jpeg", "image/png", "image/gif", "image/webp"] as const)("takes %s", async (type) => {
    const client = createClient();
    const before = await client.create({ name: "Acme" });
    client.pass(5000);
    const { status, json } = await upload(client, before.id, { file: image(type) });
    const { logo_url, ...after } = json as Organization & { logo_url: string };
    expect(status).toBe(200);
    expect(logo_url).toMatch(/^https:\/\/images\.clerk\.dev\/uploaded\/img_[0-9A-Za-z]{27}$/);
    const { image_url } = after;
    expect(after).toStrictEqual({ ...before, image_url, has_image: true, updated_at: start + 5000 });
    expect(imageOf(after)).toEqual({ type: "proxy", src: logo_url });
    expect(await client.get(before.id)).toStrictEqual(after);
  });

  test("replaces the logo there is", async () => {
    const client = createClient();
    const { id } = await client.create({ name: "Acme" });
    const first = await upload(client, id, { file: image("image/png") });
    const second = await upload(client, id, { file: image("image/gif") });
    expect(imageOf(second.json as Organization)).not.toEqual(imageOf(first.json as Organization));
  });

  test("takes an old GIF, a file with a name and the parts in any order", async () => {
    const client = createClient();
    const { id } = await client.create({ name: "Acme" });
    const file = new File([new Uint8Array(ascii("GIF87a"))], "logo.gif", { type: "image/gif" });
    const { status } = await upload(client, id, { uploader_user_id: "user_ada", file });
    expect(status).toBe(200);
  });

  test("takes 10 MB and no more", async () => {
    const client = createClient();
    const { id } = await client.create({ name: "Acme" });
    const limit = 10 * 1024 * 1024;
    expectRefusal(await upload(client, id, { file: image("image/png", limit + 1) }), 413, {
      code: "image_too_large",
      message: "Image too large",
      long_message: "The image being uploaded is more than 10MB. Please choose a smaller one.",
    });
    expect(await client.get(id)).toMatchObject({ has_image: false });
    expect((await upload(client, id, { file: image("image/png", limit) })).status).toBe(200);
  });

  test.each<[string, Record<string, Blob | string>, typeof fileMissing]>([
    ["a form without a file", { uploader_user_id: "user_ada" }, fileMissing],
    ["a text for a file", { file: "text" }, fileMissing],
    ["another part's file", { logo: image("image/png") }, fileMissing],
    ["an icon", { file: new Blob(["x"], { type: "image/x-icon" }) }, typeUnsupported("image/x-icon")],
    ["an SVG", { file: new Blob(["<svg/>"], { type: "image/svg+xml" }) }, typeUnsupported("image/svg+xml")],
    ["a file without bytes", { file: new Blob([], { type: "image/png" }) }, undecodable],
    ["text as PNG", { file: new Blob(["no image"], { type: "image/png" }) }, undecodable],
    ["a PNG as JPEG", { file: image("image/png").slice(0, 64, "image/jpeg") }, undecodable],
    ["a WAV as WebP", { file: new Blob(["RIFF1234WAVE"], { type: "image/webp" }) }, undecodable],
  ])("refuses %s", async (_, parts, error) => {
    const client = createClient();
    const organization = await client.create({ name: "Acme" });
    expectRefusal(await upload(client, organization.id, parts), 400, error);
    expect(await client.get(organization.id)).toEqual(organization);
  });

  test("refuses an uploader who does not exist", async () => {
    const client = createClient({ clerk: { users: ["user_ada"] } });
    const organization = await client.create({ name: "Acme" });
    const parts = { file: image("image/png"), uploader_user_id: "user_bob" };
    const error = {
      code: "resource_not_found",
      message: "not found",
      long_message: "No user was found with id user_bob",
    };
    expectRefusal(await upload(client, organization.id, parts), 404, error);
    expect(await client.get(organization.id)).toEqual(organization);
    const known = { ...parts, uploader_user_id: "user_ada" };
    expect((await upload(client, organization.id, known)).status).toBe(200);
  });

  test("looks at the file before it looks for the organization", async () => {
    const client = createClient();
    expectRefusal(await upload(client, "org_1", {}), 400, fileMissing);
    expectRefusal(await upload(client, "org_1", { file: image("image/png") }), 404, organizationNotFound);
  });
});

describe("delete logo", () => {
  test("puts the default image back", async () => {
    const client = createClient();
    const before = await client.create({ name: "Acme" });
    await upload(client, before.id, { file: image("image/png") });
    client.pass(5000);
    const { status, json } = await client.call(`DELETE /organizations/${before.id}/logo`);
    expect({ status, json }).toStrictEqual({ status: 200, json: { ...before, updated_at: start + 5000 } });
  });

  test("answers 404 without a logo, and without an organization", async () => {
    const client = createClient();
    const organization = await client.create({ name: "Acme" });
    const imageNotFound = { code: "image_not_found", message: "Image not found" };
    expectRefusal(await client.call(`DELETE /organizations/${organization.id}/logo`), 404, imageNotFound);
    expect(await client.get(organization.id)).toEqual(organization);
    expectRefusal(await client.call("DELETE /organizations/org_1/logo"), 404, organizationNotFound);
  });
});
