// A worker: serves the durable functions to Restate. It keeps nothing, so there may be any number of it.
import { createServer } from "node:http2";
import { endpoint } from "@restatedev/restate-sdk";
import { batch, lane } from "./batch.ts";
import { lookup } from "./lookup.ts";
import { pace } from "./pace.ts";

const { HOST = "127.0.0.1", PORT = "9080" } = process.env;
const services = endpoint().bind(batch).bind(lane).bind(lookup).bind(pace);
createServer(services.http2Handler()).listen(Number(PORT), HOST);
