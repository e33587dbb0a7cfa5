using PyActors.Interop.Callables;

namespace PyActors.CPython.Specs.Callables;

public sealed class NearNamesSpecs
{
    [Theory]
    [InlineData("sqr", "sqrt")]
    [InlineData("sqtr", "sqrt")]
    [InlineData("Sqrt", "sqrt")]
    [InlineData("loadd", "load")]
    public void Misspelt_name_should_find_the_one_that_was_meant(string wanted, string meant) =>
        NearNames.Find(wanted, ["cosh", "load", "sqrt", "tan"]).ShouldBe([meant]);

    [Fact]
    public void Nearest_name_should_come_first_and_no_more_than_three_should_come() =>
        NearNames.Find("item", ["items", "its", "itch", "stem", "item_"]).ShouldBe(["item_", "items", "stem"]);

    [Fact]
    public void Nothing_near_should_be_nothing_said() => NearNames.Hint("embedding", ["cosh", "load"]).ShouldBeEmpty();
}
