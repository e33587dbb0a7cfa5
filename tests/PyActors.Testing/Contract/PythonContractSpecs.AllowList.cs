using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>A worker that may call some modules only.</summary>
public abstract partial class PythonContractSpecs
{
    [Fact]
    public async Task Module_that_is_not_allowed_should_be_refused_before_it_is_imported()
    {
        await using var worker = await AllowingAsync("contract", "json");

        var fault = (await worker.CallAsync("contract_forbidden:anything")).Fault!;

        fault.Kind.ShouldBe(PyFaultKind.Forbidden);
        fault.Message.ShouldContain("contract_forbidden");
        (await InvokeAsync("sys:modules.__contains__", "contract_forbidden")).Value.ShouldBe(false);
    }

    [Theory]
    [InlineData("contract:echo", true)]
    [InlineData("json.decoder:JSONDecoder.__name__.upper", true)]
    [InlineData("contract_values:code_of", false)]
    [InlineData("jsonx:loads", false)]
    [InlineData("js:on", false)]
    public async Task Name_on_the_list_should_allow_the_module_and_those_below_it_alone(string callable, bool isAllowed)
    {
        await using var worker = await AllowingAsync("contract", "json");

        var fault = (await worker.CallAsync(callable)).Fault;

        (fault?.Kind != PyFaultKind.Forbidden).ShouldBe(isAllowed);
    }

    [Theory]
    [InlineData("json:decoder.JSONDecoder")]
    [InlineData("json:codecs.open")]
    [InlineData("contract_references:sys.exit")]
    public async Task Name_of_an_allowed_module_should_not_lead_into_another(string callable)
    {
        await using var worker = await AllowingAsync("json", "contract_references");

        var fault = (await worker.CallAsync(callable)).Fault!;

        fault.Kind.ShouldBe(PyFaultKind.CallableNotFound);
        fault.Message.ShouldContain("never steps into another module");
    }

    private Task<SpecWorker> AllowingAsync(params string[] modules) =>
        SpecWorker.CreateAsync(Engine, new InterpreterOptions(1, Isolation) { AllowedModules = modules });
}
