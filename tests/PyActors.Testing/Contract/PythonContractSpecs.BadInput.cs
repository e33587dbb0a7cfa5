namespace PyActors.Testing.Contract;

/// <summary>What can't be converted: each is a fault that names its path, and the worker stays healthy.</summary>
public abstract partial class PythonContractSpecs
{
    public static TheoryData<string> BadArgumentNames => [.. BadArguments.Keys];

    [Theory]
    [MemberData(nameof(BadResults))]
    public async Task Result_without_a_form_should_be_a_fault_with_its_path(string expression, string path, string type, string message)
    {
        var fault = await FaultAsync("contract_values:make", expression);

        fault.Kind.ShouldBe(PyFaultKind.ResultNotConvertible);
        fault.Path.ShouldBe(path);
        fault.TypeName.ShouldBe(type);
        fault.Message.ShouldStartWith(path);
        fault.Message.ShouldContain(message);
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Exception_of_a_result_whose_class_Python_has_never_looked_into_should_be_in_the_fault()
    {
        var fault = await FaultAsync("contract_values:make", "[lies.loud_mapping()]");

        fault.Message.ShouldContain("RuntimeError: no entry for you");
        fault.TypeName.ShouldBe("contract_lies.NewMapping");
    }

    [Theory]
    [MemberData(nameof(BadArgumentNames))]
    public async Task Argument_without_a_form_should_be_a_fault_with_its_path(string name)
    {
        var (value, path, message) = BadArguments[name];

        var fault = await FaultAsync("contract:echo", [value()]);

        fault.Kind.ShouldBe(PyFaultKind.ArgumentNotConvertible);
        fault.Path.ShouldBe(path);
        fault.Message.ShouldContain(message);
        fault.TypeName.ShouldNotBeNull();
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Fault_of_a_keyword_argument_should_name_it()
    {
        var request = new Invoke("contract:describe_call", 1) { Keywords = new Dictionary<string, object?> { ["x"] = new object?[] { new object() } } };

        var fault = (await InvokeAsync(request)).Fault!;

        fault.Kind.ShouldBe(PyFaultKind.ArgumentNotConvertible);
        fault.Path.ShouldBe("kwargs[\"x\"][0]");
    }

    [Fact]
    public async Task Keywords_that_throw_should_be_a_fault()
    {
        var fault = (await InvokeAsync(new Invoke("contract:take") { Keywords = new ThrowingDictionary() })).Fault!;

        fault.Kind.ShouldBe(PyFaultKind.ArgumentNotConvertible);
        fault.Path.ShouldBe("kwargs");
        fault.Message.ShouldContain("no entries for you");
    }

    [Fact]
    public async Task Fault_of_a_later_argument_should_count_from_zero() =>
        (await FaultAsync("contract:describe_call", 1, 2, new object())).Path.ShouldBe("args[2]");

    [Fact]
    public async Task Exception_while_a_result_is_read_should_come_with_the_fault()
    {
        var fault = await FaultAsync("contract_values:make", "RaisingDict()");

        fault.Error!.Type.ShouldBe("RuntimeError");
        fault.Error.Frames[^1].Function.ShouldBe("items");
    }

    [Fact]
    public async Task Keys_that_can_t_be_hashed_or_compared_any_more_should_be_read_without() =>
        Canonical.ShouldBeSame(await MakeAsync("lies.once_hashed()"), new object[] { new PyDict([new("a", 1L)]), new PySet(["a"]) });
}
