"""An editor's hands: what one does on the desk, in the words of one who does it."""

from playwright.sync_api import expect

SECRET = "a long enough secret"  # As tests.builders gives it to every editor.
MENU = {"text": "articles_text_set", "figure": "articles_figure_set", "quote": "articles_quote_set"}
MENU |= {"record_card": "articles_recordcard_set", "aside": "articles_aside_set"}
MENU |= {"gallery": "articles_galleryblock_set", "comparison": "articles_comparison_set"}
MENU |= {"table": "articles_table_set", "embed": "articles_embed_set"}


class Editor:
    """Someone signed in, at a story's form or on the way there."""

    def __init__(self, page):
        self.page = page

    def sign_in(self, username, password):
        self.page.goto("/admin/")
        self.page.fill("#id_username", username)
        self.page.fill("#id_password", password)
        self.page.press("#id_password", "Enter")
        expect(self.page.get_by_role("link", name="New story")).to_be_visible()

    def begin_story(self, headline):
        self.page.get_by_role("link", name="New story").click()
        self.page.fill("#id_headline", headline)

    def open_story(self, headline):
        self.page.goto("/admin/articles/article/")
        self.page.get_by_role("link", name=headline).click()

    def choose(self, field, name):
        """Choose a row by typing its name, as in every autocomplete."""
        self.page.locator(f"#{field} + .select2").click()
        self.page.locator(".select2-search--dropdown .select2-search__field").fill(name)
        self.page.locator(".select2-results__option--highlighted", has_text=name).click()

    def add_row(self, group):
        """Add an empty row to a list of a story's parts, and return the prefix of its fields."""
        prefix = f"id_{group}-{self.page.locator(f'.dynamic-{group}').count()}"
        self.page.locator(f"#{group}-group .add-row a").click()
        return prefix

    def add_block(self, kind):
        """Add a block at the end, and return the prefix of its fields."""
        group = MENU[kind]
        prefix = f"id_{group}-{self.page.locator(f'.dynamic-{group}').count()}"
        self.page.locator(".order-machine-insert-target.last").click()
        self.page.locator(f'.plugin-buttons [data-plugin-prefix="{group}"]').click()
        return prefix

    def write(self, field, words):
        """Type into a rich text, in place of what stands there."""
        text = self.page.locator(f".prose-editor:has(#{field}) .ProseMirror[contenteditable=true]")
        text.click()
        self.page.keyboard.press("Control+A")
        self.page.keyboard.type(words)

    def drag_above(self, prefix, other):
        """Drag a block by its head to the upper edge of another, as slowly as a hand does."""
        block, target = (self.page.locator(f"#{each.removeprefix('id_')}") for each in (prefix, other))
        # Not at an edge, where the desk's top line would lie over it.
        target.evaluate("target => target.scrollIntoView({ block: 'center' })")
        start, end = block.locator("> h3").bounding_box(), target.bounding_box()
        mouse = self.page.mouse
        mouse.move(start["x"] + 60, start["y"] + 8)
        mouse.down()
        mouse.move(end["x"] + 60, end["y"] + 12, steps=12)
        mouse.move(end["x"] + 60, end["y"] + 6, steps=4)
        mouse.up()
        self.page.wait_for_function(
            "([one, two]) => +getComputedStyle(one).order < +getComputedStyle(two).order",
            arg=[block.element_handle(), target.element_handle()],
        )

    def save(self):
        self.page.locator("input[name=_continue]").click()
        expect(self.page.locator(".messagelist .success")).to_be_visible()

    def publish(self):
        self.page.locator("[name=_publish]").click()
        self.page.get_by_role("button", name="Publish now").click()
        expect(self.page.locator(".messagelist .success")).to_be_visible()
