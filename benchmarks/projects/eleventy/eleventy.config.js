const { readdirSync, readFileSync } = require("node:fs");

module.exports = (config) => {
  config.addGlobalData("guides", () =>
    readdirSync("data").flatMap((name) => JSON.parse(readFileSync(`data/${name}`, "utf8"))),
  );
  return { dir: { input: "pages" } };
};
