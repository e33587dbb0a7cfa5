using System.Globalization;

namespace PyActors.Core.Specs.Values;

public sealed class CountedSpecs
{
    [Theory]
    [InlineData(0, "0 items")]
    [InlineData(1, "1 item")]
    [InlineData(2000, "2,000 items")]
    public void Count_should_be_in_words_for_one_and_for_many(long count, string words) => Counted.Of(count, "item").ShouldBe(words);

    [Fact]
    public void Count_should_be_the_same_in_every_culture()
    {
        var culture = CultureInfo.CurrentCulture;
        var other = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        other.NumberFormat.NumberGroupSeparator = ".";
        CultureInfo.CurrentCulture = other;
        try
        {
            Counted.Of(2000, "item").ShouldBe("2,000 items");
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }
}
