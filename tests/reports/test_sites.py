"""Figures by site: what is worst is what loses most points, not what has but one article."""

from scrapelint.reports.sites import SiteFigures, worst_sites


def test_a_site_whose_template_is_broken_stands_before_a_site_of_one_article():
    sites = {
        "one.example": SiteFigures(1, 2, 3.0),
        "template.example": SiteFigures(200, 400, 200 * 60.0),
        "sound.example": SiteFigures(500, 0, 500 * 100.0),
    }
    assert [name for name, _ in worst_sites(sites)] == ["template.example", "one.example"]
