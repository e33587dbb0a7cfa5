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
        { "moment", new DateTime(2024, 2, 29, 12, 30, 0) },
        { "moment_in_utc", new DateTimeOffset(2024, 2, 29, 12, 30, 0, TimeSpan.Zero).AddTicks(1) },
        { "day", new DateOnly(2024, 2, 29) },
        { "choice", 5L },
        { "span", new TimeSpan(1, 2, 3) },
        { "money", 12.50m },
        { "number", Guid.Parse("00112233-4455-6677-8899-aabbccddeeff") },
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

    [Fact]
    public async Task NET_value_should_come_back_from_inside_containers()
    {
        await using var worker = await fixture.WorkerAsync();

        var value = await worker.ValueAsync("clr_objects:in_a_list");

        var inner = value.ShouldBeOfType<object?[]>()[1].ShouldBeOfType<PyDict>();
        inner["when"].ShouldBe(new DateTime(2024, 2, 29, 12, 30, 0));
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
