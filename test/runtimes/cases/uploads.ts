import { unwrap } from "orgkit";
import { createOrganization, uploadOrganizationLogo } from "orgkit/clerk";
import { errorOf, expectShows, matches } from "../expect.ts";
import { png } from "../files.ts";
import type { Place } from "../place.ts";
import type { Cases } from "../suite.ts";

const found = async ({ clerk }: Place) => unwrap(await createOrganization(clerk(), { name: "Acme" })).id;

/** Forms with files. */
export const uploads: Cases = {
  async "a File keeps its name, its type and its length"(place) {
    const organizationId = await found(place);
    const request = { organizationId, uploaderUserId: "user_ada", file: png(300_000) };
    unwrap(await uploadOrganizationLogo(place.clerk(), request));
    const file = { name: "logo.png", type: "image/png", size: 300_000 };
    const sent = (await place.requests()).at(-1);
    expectShows(sent, { method: "PUT", headers: { "content-type": matches(/^multipart\/form-data; ?boundary=/) } });
    expectShows(
      sent?.form?.toSorted((one, other) => one.name.localeCompare(other.name)),
      [
        { name: "file", file },
        { name: "uploader_user_id", value: "user_ada" },
      ],
    );
  },
  async "a Blob with a type is sent"(place) {
    const organizationId = await found(place);
    const file = new Blob([await png().arrayBuffer()], { type: "image/png" });
    const { hasImage } = unwrap(await uploadOrganizationLogo(place.clerk(), { organizationId, file }));
    expectShows(hasImage, true);
  },
  async "an upload is sent whole again after a 503"(place) {
    const organizationId = await found(place);
    await place.addFault({ vendor: "clerk", status: 503, headers: { "retry-after": "0" } });
    const result = await uploadOrganizationLogo(place.clerk(), { organizationId, file: png(50_000) });
    expectShows([unwrap(result).hasImage, result.meta.attempts], [true, 2]);
    expectShows((await place.requests()).at(-1), { form: [{ file: { size: 50_000 } }] });
  },
  async "what is no image is not sent"(place) {
    const file = new Blob(["text"], { type: "text/plain" });
    const result = await uploadOrganizationLogo(place.clerk(), { organizationId: "org_a", file });
    expectShows(errorOf(result), { name: "RequestValidationError", issues: [{ path: "file" }] });
    expectShows((await place.requests()).length, 0);
  },
};
