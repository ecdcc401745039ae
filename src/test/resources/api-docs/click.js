// Clicks "Execute" of every operation of the page that needs no id and no entity tag, one after the other, and returns the answers.
(async () => {
    const pause = () => new Promise(resolve => setTimeout(resolve, 50));
    const until = async (find, what) => {
        for (let left = 600; left > 0; left--) {
            const found = find();
            if (found) {
                return found;
            }
            await pause();
        }
        throw new Error(`waited 30 seconds for ${what}`);
    };
    await until(() => document.querySelector('.opblock') && document.querySelector('.authorization__btn'), 'the operations');
    const answers = [];
    for (const block of document.querySelectorAll('.opblock')) {
        const name = block.querySelector('.opblock-summary-method').textContent + ' '
            + block.querySelector('.opblock-summary-path').dataset.path;
        if (name.includes('{')) {
            continue;
        }
        block.querySelector('.opblock-summary-control').click();
        const execute = await until(() => block.querySelector('button.execute'), `the button of ${name}`);
        if (block.querySelector('tr[data-param-name="If-Match"]') === null) {
            execute.click();
            const status = await until(
                () => block.querySelector('.live-responses-table tr.response td.response-col_status'), `the answer of ${name}`);
            const body = block.querySelector('.live-responses-table tr.response td.response-col_description');
            answers.push({name, status: parseInt(status.textContent, 10), text: body.textContent.slice(0, 2000)});
        }
        block.querySelector('.opblock-summary-control').click();
        await until(() => block.querySelector('button.execute') === null, `the end of ${name}`);
    }
    return answers;
})()
