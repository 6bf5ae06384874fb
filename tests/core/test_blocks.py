"""What an editor finds in a block just added."""

import pytest

from cms.core.blocks import ChecklistBlock, GalleryBlock, StepsBlock


@pytest.mark.parametrize(
    ("block", "name"), [(GalleryBlock(), "images"), (StepsBlock(), "steps"), (ChecklistBlock(), "items")]
)
def test_a_block_that_needs_two_things_opens_with_two_empty_places(block, name):
    state = block.get_form_state(block.get_default())
    assert len(state[name]) == block.child_blocks[name].meta.min_num == 2
