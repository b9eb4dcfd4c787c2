/** Stands for a JSON object whose keys are free. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** Tells objects from arrays and everything else. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Answers with JSON. */
export function json(status: number, body: unknown, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}
