using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Testing.Contract;

/// <summary>A worker's stack holds whatever depth Python's own limits allow, whoever made the thread's state.</summary>
public abstract class DepthContractSpecs(ContractWorkers workers)
{
    private static readonly string[] TooDeep = ["recurse", "read_nested_json", "write_nested_json", "write_nested_list", "sort_by_recursive_key"];

    public static TheoryData<string, PythonIsolation> Cases
    {
        get
        {
            var cases = new TheoryData<string, PythonIsolation>();
            foreach (var function in TooDeep)
            {
                cases.Add(function, PythonIsolation.Shared);
                cases.Add(function, PythonIsolation.Auto);
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Code_that_goes_too_deep_should_end_in_RecursionError_and_the_worker_live(string function, PythonIsolation isolation)
    {
        await using var worker = await SpecWorker.CreateAsync(workers.Engine, new InterpreterOptions(1, isolation));

        var outcome = await worker.CallAsync($"depths:{function}");

        outcome.Fault!.Kind.ShouldBe(PyFaultKind.Raised);
        outcome.Fault.Error!.Type.ShouldBe("RecursionError");
        (await worker.ValueAsync("math:sqrt", 9.0)).ShouldBe(3.0);
    }
}
