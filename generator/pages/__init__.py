"""The catalogue to `{url: Page}`: one module a kind of page; URLs, wording, downloads."""
