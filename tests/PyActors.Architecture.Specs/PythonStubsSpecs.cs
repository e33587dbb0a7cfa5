using System.Text.RegularExpressions;
using PyActors.Architecture.Repository;

namespace PyActors.Architecture;

/// <summary>What the Python package says to type checkers (<c>.pyi</c>) is what it has.</summary>
public sealed partial class PythonStubsSpecs
{
    [Theory]
    [InlineData("__init__")]
    [InlineData("host")]
    public void Stub_should_name_what_the_module_has_for_users(string module)
    {
        var has = Names(Defined(), module, ".py");

        Names(Defined(), module, ".pyi").ShouldBe(has, ignoreOrder: true);
        has.ShouldNotBeEmpty();
    }

    [Fact]
    public void Package_should_be_marked_as_typed() => File.Exists(Checkout.PathTo("python/pyactors/py.typed")).ShouldBeTrue();

    private static string[] Names(Regex defined, string module, string ending) =>
        [.. defined.Matches(File.ReadAllText(Checkout.PathTo($"python/pyactors/{module}{ending}"))).Select(match => match.Groups[1].Value).Distinct()];

    // At the margin, or the one that the engine gives.
    [GeneratedRegex(@"^(?:def |class |    from _pyactors import )(?!_)(\w+)(?!.* as )", RegexOptions.Multiline)]
    private static partial Regex Defined();
}
