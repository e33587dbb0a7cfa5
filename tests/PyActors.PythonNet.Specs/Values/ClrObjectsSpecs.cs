namespace PyActors.PythonNet.Specs.Values;

/// <summary>.NET objects that come back from Python code.</summary>
[Collection(EngineFixture.Collection)]
public sealed class ClrObjectsSpecs(EngineFixture fixture)
{
    /// <summary>Functions of <c>clr_objects</c>, and the canonical value of what each returns.</summary>
    public static TheoryData<string, object> Scalars { get; } = new()
    {
        { "text", "née" },
        { "whole", 7L },
        { "large", System.Numerics.BigInteger.Pow(2, 64) - 1 },
        { "fraction", 1.5 },
        { "letter", "x" },
        { "truth", true },
    };

    [Theory]
    [MemberData(nameof(Scalars))]
    public async Task Single_NET_value_should_come_back_in_its_canonical_form(string function, object expected)
    {
        await using var worker = await fixture.WorkerAsync();

        var value = await worker.ValueAsync($"clr_objects:{function}");

        value.ShouldBe(expected);
        value!.GetType().ShouldBe(expected.GetType());
    }

    [Theory]
    [InlineData("a_list", "result", "System.Collections.Generic.List`1")]
    [InlineData("an_array", "result[\"raw\"]", "System.Byte[]")]
    [InlineData("an_object", "result[0]", "System.Text.StringBuilder")]
    public async Task NET_object_should_be_refused_by_the_name_of_its_type(string function, string path, string type)
    {
        await using var worker = await fixture.WorkerAsync();

        var fault = (await worker.CallAsync($"clr_objects:{function}")).Fault.ShouldNotBeNull();

        fault.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        fault.Path.ShouldBe(path);
        fault.TypeName.ShouldNotBeNull().ShouldStartWith(type);
        fault.Message.ShouldContain(type);
    }

    [Fact]
    public async Task NET_type_should_be_refused()
    {
        await using var worker = await fixture.WorkerAsync();

        var fault = (await worker.CallAsync("clr_objects:a_type")).Fault.ShouldNotBeNull();

        fault.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
    }
}
