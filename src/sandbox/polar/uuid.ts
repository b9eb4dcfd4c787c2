import type { Check } from "./problems.js";

const groupLengths = [8, 4, 4, 4, 12];

/** Checks for a version 4 UUID in any of the forms the vendor reads, and gives its usual form. */
export const checkUuid: Check<string> = (input, loc, problems) => {
  if (typeof input !== "string") {
    const msg = "UUID input should be a string, bytes or UUID object";
    problems.push({ type: "uuid_type", loc, msg, input });
    return undefined;
  }
  const digits = digitsOf(input);
  if (digits === undefined) {
    const error = reasonOf(input);
    const msg = `Input should be a valid UUID, ${error}`;
    problems.push({ type: "uuid_parsing", loc, msg, input, ctx: { error } });
    return undefined;
  }
  if (!/^.{12}4.{3}[89ab]/.test(digits)) {
    const ctx = { expected_version: 4 };
    problems.push({ type: "uuid_version", loc, msg: "UUID version 4 expected", input, ctx });
    return undefined;
  }
  return digits.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
};

function digitsOf(text: string): string | undefined {
  const hyphenated = "[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}";
  const forms = new RegExp(`^(?:[0-9a-f]{32}|${hyphenated}|\\{${hyphenated}\\})$`, "i");
  const bare = text.startsWith("urn:uuid:") && text.length === 45 ? text.slice(9) : text;
  return forms.test(bare) ? bare.replaceAll(/[{}-]/g, "").toLowerCase() : undefined;
}

/** Says why a text is no UUID, in the words and with the positions of the vendor's parser. */
function reasonOf(text: string): string {
  const urn = text.startsWith("urn:uuid:");
  const braced = text.length > 1 && text.startsWith("{") && text.endsWith("}");
  const body = urn ? text.slice(9) : braced ? text.slice(1, -1) : text;
  const stranger = /[^0-9a-f-]/iu.exec(body);
  if (stranger) {
    // The parser forgets the prefix when the length is that of a whole UUID.
    const isWholeLength = new TextEncoder().encode(text).byteLength === (urn ? 45 : 38);
    const offset = isWholeLength ? 0 : text.lastIndexOf(body);
    return `invalid character: found \`${stranger[0]}\` at ${stranger.index + offset + 1}`;
  }
  const groups = body.split("-");
  if (groups.length === 1 && body === text) {
    return `invalid length: expected length 32 for simple format, found ${text.length}`;
  }
  if (groups.length !== 5) return `invalid group count: expected 5, found ${groups.length}`;
  const wrong = groups.findIndex((group, index) => index < 4 && group.length !== groupLengths[index]);
  const group = wrong === -1 ? 4 : wrong;
  // The parser measures the last group from its usual start, prefix and braces included.
  const found = wrong === -1 ? text.length - 24 : groups[wrong]?.length;
  return `invalid group length in group ${group}: expected ${groupLengths[group]}, found ${found}`;
}
