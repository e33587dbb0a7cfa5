namespace PyActors.Core.Specs.Invoking;

/// <summary>Which texts name a callable: those that Python could read as names.</summary>
public sealed class PyCallableSpecs
{
    [Theory]
    [InlineData("math:sqrt", "math", "sqrt")]
    [InlineData("shop.prices:Catalogue.load", "shop.prices", "Catalogue.load")]
    [InlineData("_a1:__call__", "_a1", "__call__")]
    [InlineData("größe:maß", "größe", "maß")]
    [InlineData("cafe\u0301:nai\u0308ve", "cafe\u0301", "nai\u0308ve")]
    [InlineData("हिन्दी:नाम", "हिन्दी", "नाम")]
    [InlineData("a‿b:c", "a‿b", "c")]
    [InlineData("\U0001D4B3:\U0001D4B4", "\U0001D4B3", "\U0001D4B4")]
    public void Name_should_be_read_as_Python_reads_names(string text, string module, string name)
    {
        var callable = PyCallable.Parse(text);

        callable.Module.ShouldBe(module);
        callable.Name.ShouldBe(name);
        callable.ToString().ShouldBe(text);
    }

    [Theory]
    [InlineData("")]
    [InlineData("math.sqrt")]
    [InlineData("math:")]
    [InlineData(":sqrt")]
    [InlineData("math:sqrt:again")]
    [InlineData(".math:sqrt")]
    [InlineData("math.:sqrt")]
    [InlineData("math:a..b")]
    [InlineData("math:1st")]
    [InlineData("math:\u0301a")]
    [InlineData("math:lambda x")]
    [InlineData("math:sqrt()")]
    [InlineData("shop-prices:load")]
    public void Text_that_names_nothing_should_be_refused_with_the_right_form(string text)
    {
        PyCallable.TryParse(text, out var callable).ShouldBeFalse();

        callable.ShouldBeNull();
        Should.Throw<FormatException>(() => PyCallable.Parse(text)).Message.ShouldContain("\"math:sqrt\"");
    }

    [Theory]
    [InlineData("math.sqrt", "math:sqrt")]
    [InlineData("shop.prices.load", "shop.prices:load")]
    [InlineData("math:sqrt()", "math:sqrt")]
    [InlineData("math.sqrt()", "math:sqrt")]
    public void Callable_that_is_written_as_in_Python_should_be_refused_with_what_was_meant(string text, string meant) =>
        Should.Throw<FormatException>(() => PyCallable.Parse(text)).Message.ShouldEndWith($" Did you mean \"{meant}\"?");

    [Theory]
    [InlineData("sqrt")]
    [InlineData("math.")]
    [InlineData("sqrt()")]
    [InlineData("shop-prices.load")]
    [InlineData("math:a..b")]
    public void Text_that_means_no_callable_should_be_refused_without_a_guess(string text) =>
        Should.Throw<FormatException>(() => PyCallable.Parse(text)).Message.ShouldNotContain("Did you mean");
}
