"""Makes the catalogue into `{url: Page}`: one module a kind of page; URLs, wording, downloads."""
