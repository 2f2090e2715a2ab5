using System.ClientModel;

namespace Azure.AI.Projects.Evaluation;

public class EvaluationTaxonomies
{
    protected EvaluationTaxonomies() => throw null;

    public virtual ClientResult<EvaluationTaxonomy> Create(
        string name, EvaluationTaxonomy taxonomy, CancellationToken cancellationToken = default) => throw null;
    public virtual Task<ClientResult<EvaluationTaxonomy>> CreateAsync(
        string name, EvaluationTaxonomy taxonomy, CancellationToken cancellationToken = default) => throw null;
}

public class EvaluationTaxonomy
{
    public EvaluationTaxonomy(EvaluationTaxonomyInput taxonomyInput) => throw null;

    public string Id => throw null;
    public string Description { get => throw null; set => throw null; }
}

public abstract class EvaluationTaxonomyInput
{
    internal EvaluationTaxonomyInput() => throw null;
}
