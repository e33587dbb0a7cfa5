using PyActors;
using PyActors.CPython;

// "ready" ends as soon as two own-gil workers are ready; anything else at once.
if (args is ["ready"])
{
    var pool = await EmbeddedPythonPool.StartAsync(new CPythonEngine(), new PoolOptions { Workers = 2, Isolation = PythonIsolation.OwnGil });
    SpinWait.SpinUntil(() => pool.Status.Ready == 2);
}
