# The commands of the project; what each does is in its script.
.PHONY: run dev test test-next check bench lock clean

run: ## The site with demo content on 127.0.0.1:${PORT:-8000}, behind a production server
	@scripts/run.sh

dev: ## The same content with a server that reloads at each change
	@scripts/dev.sh

test: ## Every test, on SQLite then on PostgreSQL
	@scripts/test.sh

test-next: ## The tests without a browser on the next Wagtail
	@scripts/test-next.sh

check: ## Format, lint, types, templates, migrations, deployment settings
	@scripts/check.sh

bench: ## What the main pages cost at 200, 5,000 and 100,000 places
	@scripts/bench.sh

lock: ## Pin the newest versions that requirements*.in accept, with their hashes
	@scripts/lock.sh

clean: ## Forget what can be made again; the database and uploads stay
	@rm -rf .venv .venv-next node_modules var/static var/stamps var/tests .pytest_cache .ruff_cache .mypy_cache
