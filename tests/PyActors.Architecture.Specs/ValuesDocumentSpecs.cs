using PyActors.Architecture.Repository;
using PyActors.Testing.Contract;

namespace PyActors.Architecture;

/// <summary>The table of conversions that is documented is the one that the engines are held to, row by row.</summary>
public sealed class ValuesDocumentSpecs
{
    private static readonly string[] Lines = File.ReadAllLines(Checkout.PathTo("docs", "values.md"));

    [Fact]
    public void Documented_rows_from_Python_should_be_those_that_the_specs_hold() => ShouldAgree("| Python | .NET |", ConversionTable.FromPython);

    [Fact]
    public void Documented_dtypes_should_be_those_that_the_specs_hold() => ShouldAgree("| dtype of numpy | `PyArray.ItemType` |", ConversionTable.Dtypes);

    [Fact]
    public void Documented_rows_into_Python_should_be_those_that_the_specs_hold() => ShouldAgree("| .NET | Python |", ConversionTable.IntoPython);

    [Fact]
    public void Examples_of_the_rows_should_be_examples_that_a_spec_holds()
    {
        ConversionTable.FromPython.Values.Concat(ConversionTable.Dtypes.Values).SelectMany(examples => examples).Except(ConversionTable.HeldFromPython).ShouldBeEmpty();
        ConversionTable.IntoPython.Values.SelectMany(examples => examples).Except(ConversionTable.HeldIntoPython).ShouldBeEmpty();
    }

    [Fact]
    public void Every_row_should_have_an_example_and_every_example_a_row()
    {
        var rows = ConversionTable.FromPython.Concat(ConversionTable.Dtypes).Concat(ConversionTable.IntoPython).ToList();

        rows.Where(row => row.Value.Length == 0).Select(row => row.Key).ShouldBeEmpty();
        ConversionTable.WithAForm.Except(rows.SelectMany(row => row.Value)).ShouldBeEmpty();
    }

    private static void ShouldAgree(string head, IReadOnlyDictionary<string, string[]> held)
    {
        var documented = Lines.SkipWhile(line => line != head).Skip(2).TakeWhile(line => line.StartsWith('|')).Select(line => line.Split('|')[1].Trim());

        documented.ShouldBe(held.Keys);
    }
}
