namespace PyActors.Testing.Contract;

/// <summary>Finding what is to be called, and saying what is wrong where that fails.</summary>
public abstract partial class PythonContractSpecs
{
    [Theory]
    [InlineData("contract_callables:Catalogue.name", "Catalogue")]
    [InlineData("contract_callables:Catalogue.Shelf.name_of", "Shelf")]
    [InlineData("os.path:basename", "c")]
    [InlineData("builtins:str", "a/b/c")]
    public async Task Callable_should_be_found_wherever_it_lies(string callable, string value)
    {
        object?[] arguments = callable.StartsWith("contract", StringComparison.Ordinal) ? [] : ["a/b/c"];

        (await InvokeAsync(callable, arguments)).Value.ShouldBe(value);
    }

    [Fact]
    public async Task Missing_function_should_be_named_with_what_the_module_has_that_is_near()
    {
        var fault = await FaultAsync("contract:ecko", 1);

        fault.Kind.ShouldBe(PyFaultKind.CallableNotFound);
        fault.Message.ShouldContain("contract has no attribute 'ecko'");
        fault.Message.ShouldContain("'echo'");
        fault.Message.ShouldContain("contract.py");
    }

    [Fact]
    public async Task Missing_method_should_be_named_with_its_class()
    {
        var fault = await FaultAsync("contract_callables:Catalogue.Shelf.cuont", 1);

        fault.Message.ShouldContain("contract_callables:Catalogue.Shelf has no attribute 'cuont'");
        fault.Message.ShouldContain("'count'");
    }

    [Fact]
    public async Task Missing_module_should_be_named_with_where_Python_looked()
    {
        var fault = await FaultAsync("contrat:echo", 1);

        fault.Kind.ShouldBe(PyFaultKind.CallableNotFound);
        fault.Message.ShouldContain("no module contrat");
        fault.Message.ShouldContain("'contract'");
        fault.Message.ShouldContain(Path.Combine(AppContext.BaseDirectory, "python"));
        fault.Message.ShouldEndWith("or add its folder to PythonOptions.SearchPath (on the command line: --python-path).");
        fault.Error!.Type.ShouldBe("ModuleNotFoundError");
    }

    [Fact]
    public async Task Missing_submodule_should_be_named_with_what_the_package_has()
    {
        var fault = await FaultAsync("json.decodr:JSONDecoder");

        fault.Kind.ShouldBe(PyFaultKind.CallableNotFound);
        fault.Message.ShouldContain("no module json.decodr");
        fault.Message.ShouldContain("'decoder'");
    }

    [Fact]
    public async Task File_of_a_module_should_be_said_to_be_none()
    {
        (await FaultAsync("contract.py:echo", 1)).Message.ShouldBe("There is no module contract.py. A module is named without the .py of its file, as in contract.");

        var missing = await FaultAsync("contrat.py:echo", 1);
        missing.Message.ShouldStartWith("There is no module contrat (needed for contrat.py). A module is named without the .py of its file, as in contrat.");
        missing.Message.ShouldContain("'contract'");
    }

    [Fact]
    public async Task What_cannot_be_called_should_be_said_to_be_so()
    {
        var fault = await FaultAsync("contract_callables:NOT_CALLABLE");

        fault.Kind.ShouldBe(PyFaultKind.CallableNotFound);
        fault.Message.ShouldContain("can't be called");
        fault.TypeName.ShouldBe("int");
    }

    [Theory]
    [InlineData("contract_references:sys.exit", "Write sys:exit")]
    [InlineData("json:decoder.JSONDecoder", "Write json.decoder:JSONDecoder")]
    [InlineData("contract_references:gc", "the module gc")]
    public async Task Name_should_never_step_into_another_module(string callable, string hint)
    {
        var fault = await FaultAsync(callable);

        fault.Kind.ShouldBe(PyFaultKind.CallableNotFound);
        fault.Message.ShouldContain("never steps into another module");
        fault.Message.ShouldContain(hint);
    }

    [Theory]
    [InlineData("contract_raises", "ValueError", "while importing")]
    [InlineData("contract_exits", "SystemExit", "4")]
    [InlineData("contract_misses", "ModuleNotFoundError", "No module named 'nowhere_to_be_found'")]
    [InlineData("contract_nonsense", "SyntaxError", "line 1")]
    public async Task Module_that_fails_on_import_should_be_a_fault_with_its_traceback(string module, string type, string message)
    {
        var fault = await FaultAsync($"{module}:anything");

        fault.Kind.ShouldBe(PyFaultKind.Raised);
        fault.Error!.Type.ShouldBe(type);
        fault.Error.Message.ShouldContain(message);
        fault.Message.ShouldContain($"Importing {module}");
        await ShouldBeHealthyAsync();
    }

    [Fact]
    public async Task Module_that_refuses_a_sub_interpreter_should_be_a_fault_that_advises_shared()
    {
        var fault = await FaultAsync("contract_refuses:anything");

        fault.Kind.ShouldBe(PyFaultKind.Raised);
        fault.Message.ShouldContain("isolation 'shared'");
    }

    [Fact]
    public async Task Patched_function_should_be_called_at_once()
    {
        (await InvokeAsync("contract_callables:patched", 1)).Value.ShouldBe(1L);
        await InvokeAsync("contract_callables:patch");
        (await InvokeAsync("contract_callables:patched", 1)).Value.ShouldBe("int 1");
        await InvokeAsync("contract_callables:unpatch");
        (await InvokeAsync("contract_callables:patched", 1)).Value.ShouldBe(1L);
    }

    [Fact]
    public async Task Patched_method_should_be_called_at_once()
    {
        (await InvokeAsync("contract_callables:Catalogue.Shelf.count", 1)).Value.ShouldBe(2L);
        await InvokeAsync("contract_callables:patch_count");
        (await InvokeAsync("contract_callables:Catalogue.Shelf.count", 1)).Value.ShouldBe(0L);
        await InvokeAsync("contract_callables:unpatch_count");
        (await InvokeAsync("contract_callables:Catalogue.Shelf.count", 1)).Value.ShouldBe(2L);
    }

    [Fact]
    public async Task Reloaded_module_should_be_called_afresh()
    {
        var before = (long)(await InvokeAsync("contract_counts:loads")).Value!;

        await InvokeAsync("contract_counts:reload");

        (await InvokeAsync("contract_counts:loads")).Value.ShouldBe(before + 1);
    }

    [Fact]
    public async Task Module_that_was_replaced_should_be_called_afresh()
    {
        await InvokeAsync("contract_callables:forget", "contract_replaced");
        var first = (await InvokeAsync("contract_replaced:identity")).Value;

        await InvokeAsync("contract_callables:forget", "contract_replaced");

        (await InvokeAsync("contract_replaced:identity")).Value.ShouldNotBe(first);
    }

    [Fact]
    public async Task Function_that_was_deleted_should_not_be_found_any_more()
    {
        // One name for all calls, as a program has that keeps it.
        var passing = PyCallable.Parse("contract_values:passing");
        (await InvokeAsync("contract_values:make", "globals().update(passing=echo)")).Fault.ShouldBeNull();
        (await InvokeAsync(passing, 1)).Value.ShouldBe(1L);
        (await InvokeAsync(passing, 2)).Value.ShouldBe(2L);

        await InvokeAsync("contract_values:make", "globals().pop('passing') and None");

        (await FaultAsync(passing, 1)).Kind.ShouldBe(PyFaultKind.CallableNotFound);
        (await FaultAsync(passing, 1)).Kind.ShouldBe(PyFaultKind.CallableNotFound);
    }

    [Fact]
    public async Task Attribute_that_fails_as_it_is_read_should_be_a_fault_with_its_traceback()
    {
        var fault = await FaultAsync("contract_dynamic:broken");

        fault.Kind.ShouldBe(PyFaultKind.Raised);
        fault.Error!.Type.ShouldBe("ValueError");
        fault.Error.Message.ShouldBe("the shelf has fallen down");
        fault.Error.Traceback.ShouldContain("contract_dynamic.py");
    }

    [Fact]
    public async Task Module_with_its_own_getattr_should_answer_for_its_names() =>
        (await InvokeAsync("contract_dynamic:anything")).Value.ShouldBe("anything");
}
