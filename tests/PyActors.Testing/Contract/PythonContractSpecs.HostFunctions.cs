namespace PyActors.Testing.Contract;

/// <summary>.NET functions that Python code calls.</summary>
public abstract partial class PythonContractSpecs
{
    [Fact]
    public async Task Host_function_should_get_the_arguments_and_return_its_value()
    {
        var result = await InvokeAsync(new Invoke("contract_host:call", "show", 1, "two", new object?[] { 3.5 })
        {
            Keywords = new Dictionary<string, object?> { ["four"] = true },
        });

        result.Value.ShouldBe(new object?[] { new PyTuple(1L, "two", new object?[] { 3.5 }), new PyDict([new("four", true)]) });
    }

    [Fact]
    public async Task Host_function_should_be_imported_by_its_name() =>
        (await InvokeAsync("contract_host:call_imported")).Value.ShouldBe(5L);

    [Fact]
    public async Task Host_module_should_be_there_for_code_that_has_imported_only_its_package() =>
        (await InvokeAsync("contract_host:call_by_the_package", "add", 2, 3)).Value.ShouldBe(5L);

    [Fact]
    public async Task Host_function_should_be_the_same_object_for_everybody() =>
        (await InvokeAsync("contract_host:is_kept")).Value.ShouldBe(true);

    [Fact]
    public async Task Host_module_should_list_its_functions() =>
        (await InvokeAsync("contract_host:names")).Value.ShouldBeOfType<object?[]>().ShouldBeSubsetOf(["HostError", "add", "call", "describe", "hook", "later", "nothing", "show"]);

    [Theory]
    [InlineData("contract_host:call")]
    [InlineData("contract_host:get")]
    public async Task Unknown_host_function_should_raise_AttributeError_and_list_the_known(string callable)
    {
        var error = (await FaultAsync(callable, "prize")).Error.ShouldNotBeNull();

        error.Type.ShouldBe("AttributeError");
        error.Message.ShouldContain("'prize'");
        error.Message.ShouldContain("add, describe, hook, later, nothing, show");
    }

    [Fact]
    public async Task Import_of_an_unknown_host_function_should_list_the_known()
    {
        var error = (await FaultAsync("contract_host:import_unknown", "prize")).Error.ShouldNotBeNull();

        error.Type.ShouldBe("ImportError");
        error.Message.ShouldBe(
            "cannot import name 'prize' from 'pyactors.host': there is no host function 'prize'; the program has registered: add, describe, hook, later, nothing, show");
        (await InvokeAsync("contract_host:call_imported")).Value.ShouldBe(5L);
    }

    [Theory]
    [InlineData("add", new object[] { 1 }, 11L)]
    [InlineData("add", new object[] { 1, 2 }, 3L)]
    [InlineData("describe", new object?[] { "a", 2 }, "a 2 2")]
    [InlineData("describe", new object?[] { "a", null }, "a  2")]
    [InlineData("later", new object[] { "done" }, "done")]
    [InlineData("nothing", new object[0], null)]
    public async Task Host_function_with_parameters_should_take_what_fits_them(string function, object?[] arguments, object? expected) =>
        (await InvokeAsync("contract_host:call", [function, .. arguments])).Value.ShouldBe(expected);

    [Theory]
    [InlineData("add", new object?[0], "add() missing required argument 'left'")]
    [InlineData("add", new object?[] { 1, 2, 3 }, "add() takes 2 positional arguments but 3 were given")]
    [InlineData("add", new object?[] { "one" }, "add(): left can't be read as Int32: there is str \"one\".")]
    [InlineData("add", new object?[] { long.MaxValue }, "add(): left can't be read as Int32: there is int 9223372036854775807; it is out of range.")]
    [InlineData("add", new object?[] { 1.5 }, "add(): left can't be read as Int32: there is float 1.5.")]
    [InlineData("add", new object?[] { null }, "add(): left can't be read as Int32: there is None.")]
    public async Task Arguments_that_do_not_fit_the_parameters_should_raise_TypeError(string function, object?[] arguments, string message) =>
        (await InvokeAsync("contract_host:failure", [function, .. arguments])).Value.ShouldBe(new object?[] { "TypeError", message, null });

    [Fact]
    public async Task Keywords_that_do_not_fit_the_parameters_should_raise_TypeError()
    {
        var unknown = new Invoke("contract_host:failure", "add", 1) { Keywords = new Dictionary<string, object?> { ["middle"] = 2 } };
        var twice = new Invoke("contract_host:failure", "add", 1, 2) { Keywords = new Dictionary<string, object?> { ["right"] = 3 } };

        (await InvokeAsync(unknown)).Value.ShouldBe(new object?[] { "TypeError", "add() got an unexpected keyword argument 'middle'", null });
        (await InvokeAsync(twice)).Value.ShouldBe(new object?[] { "TypeError", "add() got multiple values for argument 'right'", null });
    }

    [Fact]
    public async Task Argument_without_a_form_should_raise_TypeError_and_name_its_path()
    {
        var error = (await FaultAsync("contract_host:call_with", "[1, {'x': object()}]")).Error.ShouldNotBeNull();

        error.Type.ShouldBe("TypeError");
        error.Message.ShouldStartWith("show(): args[0][1][\"x\"] can't be converted");
    }

    [Fact]
    public async Task Return_value_without_a_form_should_raise_TypeError_and_name_its_type()
    {
        ContractHost.Hook(static _ => new object?[] { new Version(1, 2) });

        var error = (await FaultAsync("contract_host:call", "hook")).Error.ShouldNotBeNull();

        error.Type.ShouldBe("TypeError");
        error.Message.ShouldContain("what hook() returned[0] can't be converted");
        error.Message.ShouldContain("System.Version");
    }

    [Fact]
    public async Task NET_exception_should_arrive_as_HostError_with_type_and_message()
    {
        ContractHost.Hook(static _ => throw new TimeoutException("The price list didn't answer."));

        var caught = (await InvokeAsync("contract_host:failure", "hook")).Value;
        var fault = await FaultAsync("contract_host:call", "hook");

        caught.ShouldBe(new object?[] { "HostError", "The price list didn't answer.", "System.TimeoutException" });
        fault.Kind.ShouldBe(PyFaultKind.Raised);
        fault.Error!.Type.ShouldBe("pyactors.host.HostError");
        fault.Error.Message.ShouldBe("The price list didn't answer.");
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Host_function_should_be_callable_while_a_result_is_converted()
    {
        var value = (await InvokeAsync("contract_host:convert_through_host")).Value;

        var entry = new PyDict([new("sum", 3L), new("deeper", new PyTuple(1L, 2L))]);
        value.ShouldBe(new object?[] { entry, entry });
    }

    [Fact]
    public async Task Host_function_should_be_callable_on_a_thread_of_Python() =>
        (await InvokeAsync("contract_host:call_on_a_thread")).Value
            .ShouldBe(new object?[] { new object?[] { new PyTuple("from a thread"), PyDict.Empty } });

    [Fact]
    public async Task NET_exception_without_a_message_should_arrive_all_the_same()
    {
        ContractHost.Hook(static _ => throw new SpeechlessException());

        var caught = (await InvokeAsync("contract_host:failure", "hook")).Value;

        caught.ShouldBe(new object?[] { "HostError", "(its message can't be read)", typeof(SpeechlessException).FullName });
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Return_value_that_throws_an_exception_without_a_message_should_raise_TypeError()
    {
        ContractHost.Hook(static _ => new OddCollection(1, new SpeechlessException()));

        var caught = (await InvokeAsync("contract_host:failure", "hook")).Value.ShouldBeOfType<object?[]>();

        caught[0].ShouldBe("TypeError");
        caught[1].ShouldBeOfType<string>().ShouldContain(nameof(SpeechlessException));
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Host_functions_should_leave_no_reference_behind()
    {
        ContractHost.Hook(static _ => throw new TimeoutException("late"));

        await ShouldLeaveNothingBehindAsync(() => InvokeAsync("contract_host:call", "show", "text", 123456L, new object?[] { 1.5 }));
        await ShouldLeaveNothingBehindAsync(() => InvokeAsync("contract_host:failure", "hook", "text"));
        await ShouldLeaveNothingBehindAsync(() => InvokeAsync("contract_host:failure", "add", "text"));
        await ShouldLeaveNothingBehindAsync(() => InvokeAsync("contract_host:call_on_a_thread"));
    }
}
